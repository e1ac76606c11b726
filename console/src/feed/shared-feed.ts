/** One feed for many tabs: what a tab that comes later has missed is told to it at once. Pure but for the feed it is given. */
import { afterFeedEvent, type FeedEvent, type FeedListener, NOTHING_HEARD } from './feed-state.ts'

export type FromWorker = { event: FeedEvent; beatAt?: string }
export type ToWorker = { hello: string } | { bye: true }
export type Tab = { postMessage(message: FromWorker): void }

/** Tabs that were killed never say goodbye; telling them costs little, and they are not kept for ever. */
const MOST_TABS = 60

export function sharedFeed(open: (listen: FeedListener) => () => void, now: () => number) {
  const tabs = new Set<Tab>()
  let person: string | null = null
  let close: (() => void) | null = null
  let state = NOTHING_HEARD
  let beatAt: string | undefined

  function listen(event: FeedEvent, at?: string) {
    state = afterFeedEvent(state, event, now())
    beatAt = at ?? beatAt
    for (const tab of tabs) tab.postMessage(at === undefined ? { event } : { event, beatAt: at })
  }
  function stop() {
    close?.()
    close = null
    person = null
    state = NOTHING_HEARD
    beatAt = undefined
  }
  function tellSoFar(tab: Tab) {
    if (!state.connected) return
    tab.postMessage({ event: { type: 'opened' } })
    for (const { view } of state.incidents.values()) tab.postMessage({ event: { type: 'incident', view } })
    if (state.supervision) tab.postMessage({ event: { type: 'supervision', view: state.supervision } })
    if (state.duty) tab.postMessage({ event: { type: 'duty', view: state.duty } })
    if (state.ready) tab.postMessage({ event: { type: 'ready' } })
    if (beatAt !== undefined) tab.postMessage({ event: { type: 'beat' }, beatAt })
  }

  return {
    hello(tab: Tab, who: string) {
      // Another person signed in in this browser: nothing of the one before is told to anybody.
      if (person !== null && person !== who) {
        tabs.clear()
        stop()
      }
      tabs.delete(tab)
      const [oldest] = tabs.size >= MOST_TABS ? tabs : []
      if (oldest) tabs.delete(oldest)
      tabs.add(tab)
      if (close) return tellSoFar(tab)
      person = who
      close = open(listen)
    },
    bye(tab: Tab) {
      tabs.delete(tab)
      if (tabs.size === 0) stop()
    },
  }
}

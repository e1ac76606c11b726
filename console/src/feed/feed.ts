/** The page's one feed: state that components read, kept by feed-source.ts. */
import { useEffect, useSyncExternalStore } from 'react'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { queryClient } from '../api/client.ts'
import { session } from '../api/queries.ts'
import { hubClock } from '../time/server-clock.ts'
import { openFeed } from './feed-source.ts'
import { type AnyIncident, afterFeedEvent, type FeedEvent, type FeedState, NOTHING_HEARD } from './feed-state.ts'

let state = NOTHING_HEARD
const readers = new Set<() => void>()

function tell(event: FeedEvent) {
  state = afterFeedEvent(state, event, Date.now())
  for (const read of readers) read()
}

function subscribe(read: () => void) {
  readers.add(read)
  return () => readers.delete(read)
}

export const feedState = (): FeedState => state
export const useFeed = (): FeedState => useSyncExternalStore(subscribe, feedState)

/** A command's answer is the newest view there is: show it without waiting for the feed to say the same. */
export const showAnswer = (view: AnyIncident): void => tell({ type: 'incident', view })

/** The same for signing on and off. */
export const showDuty = (view: DutyView): void => tell({ type: 'duty', view })

/** Keeps the feed open while the component lives; key that component by person, so that another's incidents never linger. */
export function useOpenFeed(person: string, watching: boolean): void {
  useEffect(() => {
    state = NOTHING_HEARD
    const close = openFeed(
      (event, beatAt) => {
        if (beatAt) hubClock.heard(beatAt, Date.now())
        tell(event)
        // The session may be what ended: asking says so, and the app goes to sign-in.
        if (event.type === 'lost') void queryClient.invalidateQueries({ queryKey: session.queryKey })
      },
      person,
      watching,
    )
    return close
  }, [person, watching])
}

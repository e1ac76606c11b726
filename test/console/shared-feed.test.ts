import { expect, test } from 'vitest'
import type { FeedListener } from '../../console/src/feed/feed-state.ts'
import { type FromWorker, sharedFeed } from '../../console/src/feed/shared-feed.ts'
import type { IncidentView } from '../../hub/contract/views.ts'

const view = (id: string) => ({ id, phase: 'ringing', told: [] }) as unknown as IncidentView

function worker() {
  const feeds: { listen: FeedListener; open: boolean }[] = []
  const feed = sharedFeed(
    (listen) => {
      const opened = { listen, open: true }
      feeds.push(opened)
      return () => {
        opened.open = false
      }
    },
    () => 0,
  )
  const tab = () => {
    const heard: FromWorker[] = []
    return { heard, types: () => heard.map(({ event }) => event.type), postMessage: (message: FromWorker) => void heard.push(message) }
  }
  const last = () => feeds.at(-1) as (typeof feeds)[number]
  return { feed, feeds, tab, last }
}

test('many tabs have one feed; one that comes later is told all that the others know, in the order of a fresh feed', () => {
  const { feed, feeds, tab, last } = worker()
  const [first, second] = [tab(), tab()]
  feed.hello(first, 'an')
  last().listen({ type: 'opened' })
  last().listen({ type: 'incident', view: view('one') })
  last().listen({ type: 'ready' })
  last().listen({ type: 'beat' }, '2026-01-01T00:00:00.000Z')
  feed.hello(second, 'an')
  expect(feeds).toHaveLength(1)
  expect(second.types()).toEqual(['opened', 'incident', 'ready', 'beat'])
  expect(second.heard.at(-1)?.beatAt).toBe('2026-01-01T00:00:00.000Z')
  last().listen({ type: 'gone', id: 'one' })
  expect([first.types().at(-1), second.types().at(-1)]).toEqual(['gone', 'gone'])
})

test('the feed ends with the last tab, and the next tab begins anew', () => {
  const { feed, feeds, tab, last } = worker()
  const [first, second] = [tab(), tab()]
  feed.hello(first, 'an')
  feed.hello(second, 'an')
  feed.bye(first)
  expect(last().open).toBe(true)
  feed.bye(second)
  expect(last().open).toBe(false)
  feed.hello(first, 'an')
  expect(feeds).toHaveLength(2)
})

test('what one person could see is never told to the next who signs in in the same browser', () => {
  const { feed, feeds, tab, last } = worker()
  const [before, after] = [tab(), tab()]
  feed.hello(before, 'an')
  last().listen({ type: 'opened' })
  last().listen({ type: 'incident', view: view('secret') })
  feed.hello(after, 'binh')
  expect(feeds.map(({ open }) => open)).toEqual([false, true])
  expect(after.heard).toEqual([])
  const heard = before.heard.length
  last().listen({ type: 'opened' })
  expect([before.heard.length, after.types()]).toEqual([heard, ['opened']])
})

test('a tab that comes while the hub is lost hears that it is, by hearing nothing until the hub is back', () => {
  const { feed, tab, last } = worker()
  const [first, second] = [tab(), tab()]
  feed.hello(first, 'an')
  last().listen({ type: 'opened' })
  last().listen({ type: 'lost' })
  feed.hello(second, 'an')
  expect(second.heard).toEqual([])
  last().listen({ type: 'opened' })
  expect(second.types()).toEqual(['opened'])
})

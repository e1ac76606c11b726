import { describe, expect, test } from 'vitest'
import { type AnyIncident, afterFeedEvent, type FeedEvent, NOTHING_HEARD } from '../../console/src/feed/feed-state.ts'

const incident = (id: string, phase: AnyIncident['phase'] = 'ringing') =>
  ({ id, phase, ringing: phase === 'ringing', quiet: false, kind: 'holdup' }) as AnyIncident

const stateAfter = (...events: FeedEvent[]) => events.reduce((state, event, at) => afterFeedEvent(state, event, at), NOTHING_HEARD)
const ids = (...events: FeedEvent[]) => [...stateAfter(...events).incidents.keys()]

describe('the feed, as a page keeps it', () => {
  test('what was not sent again before ready is dropped after a reconnection', () => {
    const first: FeedEvent[] = [{ type: 'opened' }, { type: 'incident', view: incident('a') }, { type: 'incident', view: incident('b') }]
    expect(ids(...first, { type: 'ready' }, { type: 'lost' }, { type: 'opened' }, { type: 'incident', view: incident('b') })).toEqual([
      'a',
      'b',
    ])
    expect(
      ids(...first, { type: 'ready' }, { type: 'lost' }, { type: 'opened' }, { type: 'incident', view: incident('b') }, { type: 'ready' }),
    ).toEqual(['b'])
  })

  test('a lost connection keeps what was known on the page', () => {
    const state = stateAfter({ type: 'opened' }, { type: 'incident', view: incident('a') }, { type: 'ready' }, { type: 'lost' })
    expect(state.incidents.has('a')).toBe(true)
    expect(state.connected).toBe(false)
  })

  test('what is gone is shown no longer', () => {
    expect(ids({ type: 'incident', view: incident('a') }, { type: 'gone', id: 'a' })).toEqual([])
  })

  test('every view raises the revision, so that the timeline is read anew', () => {
    const state = stateAfter({ type: 'incident', view: incident('a') }, { type: 'incident', view: incident('a', 'acknowledged') })
    expect(state.incidents.get('a')).toMatchObject({ revision: 2, view: { phase: 'acknowledged' } })
  })

  test('any word from the hub counts as a sign of life, a lost connection does not', () => {
    expect(afterFeedEvent(NOTHING_HEARD, { type: 'beat' }, 5000).lastBeatAt).toBe(5000)
    expect(afterFeedEvent(NOTHING_HEARD, { type: 'lost' }, 5000).lastBeatAt).toBeNull()
  })

  test('closed incidents do not fill the page for ever, and never push out an open one', () => {
    const closed = Array.from({ length: 80 }, (_, n): FeedEvent => ({ type: 'incident', view: incident(`closed-${n}`, 'closed') }))
    const kept = ids({ type: 'incident', view: incident('open') }, ...closed)
    expect(kept).toHaveLength(51)
    expect(kept).toContain('open')
    expect(kept).toContain('closed-79')
  })
})

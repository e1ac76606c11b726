import { expect, test } from 'vitest'
import {
  added,
  afterClose,
  type Deed,
  isOld,
  isWaiting,
  MOST_DEEDS,
  nextDue,
  renewed,
  SENT_WITHIN_MS,
  settled,
} from '../../console/src/outbox/queue.ts'

const NOW = Date.UTC(2026, 10, 26, 2, 12, 3)
let made = 0
const deed = (more: Partial<Deed> = {}): Deed => ({
  key: `deed-${++made}`,
  person: 'patrol',
  incident: 'inc-1',
  site: 'Tiệm vàng Kim Hoa',
  do: 'acknowledge',
  at: NOW,
  state: 'waiting',
  ...more,
})
const filled = (...deeds: Deed[]) => deeds.reduce<Deed[]>(added, [])

test('what waits is sent in the order it was pressed', () => {
  const [coming, arrived] = [deed(), deed({ do: 'arrive' })]
  let queue = filled(coming, arrived)
  expect(nextDue(queue, 'patrol', NOW)).toBe(coming)
  queue = settled(queue, coming.key, { state: 'sent', doneAt: NOW })
  expect(nextDue(queue, 'patrol', NOW)).toBe(arrived)
})

test('pressing the same thing again while it waits is one thing; two notes are two', () => {
  expect(filled(deed(), deed())).toHaveLength(1)
  expect(filled(deed({ do: 'note', text: 'a' }), deed({ do: 'note', text: 'a' }))).toHaveLength(2)
  expect(filled(deed(), deed({ incident: 'inc-2' }))).toHaveLength(2)
})

test('what has waited for more than half an hour is not sent by itself, holds nothing up, and counts anew when it is still meant', () => {
  const old = deed({ at: NOW - SENT_WITHIN_MS - 1 })
  const note = deed({ do: 'note', text: 'a' })
  const queue = filled(old, note)
  expect(isOld(old, NOW)).toBe(true)
  expect(isWaiting(old, NOW)).toBe(false)
  expect(nextDue(queue, 'patrol', NOW)).toBe(note)
  expect(nextDue(renewed(queue, old.key, NOW), 'patrol', NOW)?.key).toBe(old.key)
  // Pressed anew, the new press takes the old one's place.
  expect(filled(old, deed()).map(({ at }) => at)).toEqual([NOW])
})

test('nothing is sent in the name of another person', () => {
  expect(nextDue(filled(deed()), 'somebody-else', NOW)).toBeUndefined()
})

test('the queue is bounded: what is done makes room first', () => {
  const sent = deed({ state: 'sent' })
  const waiting = Array.from({ length: MOST_DEEDS }, (_, place) => deed({ do: 'note', text: String(place) }))
  const queue = filled(...waiting.slice(0, 1), sent, ...waiting.slice(1))
  expect(queue).toHaveLength(MOST_DEEDS)
  expect(queue).toEqual(waiting)
  expect(filled(...waiting, deed())).toHaveLength(MOST_DEEDS)
})

test('after the close only a note that nobody has read yet stays', () => {
  const note = deed({ do: 'note', text: 'a' })
  const other = deed({ incident: 'inc-2' })
  const queue = filled(deed(), deed({ do: 'note', state: 'sent', text: 'b' }), note, other)
  expect(afterClose(queue, 'inc-1')).toEqual([note, other])
})

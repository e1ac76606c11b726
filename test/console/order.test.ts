import { expect, test } from 'vitest'
import type { Held } from '../../console/src/feed/feed-state.ts'
import { queueOf } from '../../console/src/feed/order.ts'
import type { IncidentView } from '../../hub/contract/views.ts'

type Part = Partial<Pick<IncidentView, 'phase' | 'ringing' | 'quiet'>>
let minute = 10
const held = (id: string, part: Part): [string, Held] => {
  const view = { id, phase: 'ringing', ringing: true, quiet: false, told: [], openedAt: `2026-01-01T00:${minute++}:00.000Z`, ...part }
  return [id, { view: view as unknown as IncidentView, revision: 1, confirmed: true }]
}
const ids = (helds: readonly Held[]) => helds.map(({ view }) => view.id)

test('ringing comes first by age, then acknowledged, dispatched, on scene; the quiet stand apart and the closed are gone', () => {
  const queue = queueOf(
    new Map([
      held('scene', { phase: 'on-scene', ringing: false }),
      held('sent', { phase: 'dispatched', ringing: false }),
      held('ring-old', {}),
      held('taken', { phase: 'acknowledged', ringing: false }),
      held('ring-new', {}),
      held('test', { quiet: true, ringing: false }),
      held('done', { phase: 'closed', ringing: false }),
    ]),
  )
  expect(ids(queue.ringing)).toEqual(['ring-old', 'ring-new'])
  expect(ids(queue.inHand)).toEqual(['taken', 'sent', 'scene'])
  expect(ids(queue.quiet)).toEqual(['test'])
})

test('an acknowledged incident that rings again stands with those that ring', () => {
  const queue = queueOf(new Map([held('again', { phase: 'acknowledged', ringing: true })]))
  expect(ids(queue.ringing)).toEqual(['again'])
})

test('an incident that nobody has acknowledged never leaves the first group, even while it makes no sound', () => {
  const queue = queueOf(new Map([held('silent', { phase: 'ringing', ringing: false })]))
  expect(ids(queue.ringing)).toEqual(['silent'])
})

import { expect, test } from 'vitest'
import type { Deed } from '../../console/src/outbox/queue.ts'
import { myPart, nextThing } from '../../console/src/patrol/role-in.ts'
import type { IncidentView } from '../../hub/contract/views.ts'

const ME = { id: 'me' as never, name: 'Tổ 1' }
const view = (more: Partial<IncidentView> = {}) => ({ id: 'inc-1', phase: 'ringing', ...more }) as IncidentView
const waiting = (verb: Deed['do']): Deed[] => [{ key: 'k', person: 'me', incident: 'inc-1', site: '', do: verb, at: 0, state: 'waiting' }]
const next = (shown: IncidentView, deeds: Deed[] = []) => nextThing(shown, myPart(shown, ME.id, deeds), deeds)

test('the one button goes from “on my way” to “arrived”, and then there is none', () => {
  expect(next(view())).toBe('acknowledge')
  expect(next(view({ phase: 'dispatched', patrols: [ME] })), 'sent is not yet “got it”').toBe('acknowledge')
  expect(next(view({ onTheWay: [ME] }))).toBe('arrive')
  expect(next(view({ phase: 'on-scene', onTheWay: [ME] }))).toBeNull()
  expect(next(view({ phase: 'closed' }))).toBeNull()
})

test('an officer who has it is not asked to take it again', () => {
  expect(next(view({ phase: 'acknowledged', acknowledgedBy: ME }))).toBe('arrive')
})

test('in a dead spot what was pressed counts as done for the button', () => {
  expect(next(view(), waiting('acknowledge'))).toBe('arrive')
  expect(next(view(), [...waiting('acknowledge'), ...waiting('arrive')])).toBeNull()
})

import { expect, it } from 'vitest'
import { contactsOf, twoHubs } from '../harness/two-hubs.ts'

/** A machine that is slow tells of itself that it is: it is heard all the same. */
const HEARD = /^(ok|degraded)$/

it('what the watching hub could not hear because it was down is nobody’s silence; a hub that is dead is missed all the same', {
  timeout: 120_000,
}, async () => {
  const hubs = await twoHubs()
  const { watching, watched, silent, seen, known, heard, round } = hubs
  await watching.stop()
  await watching.clock.push(10 * 60_000)
  await watching.start()
  const officer = await watching.onDuty('officer')
  await round()
  expect((await known()).state, 'just started').toMatch(HEARD)
  await silent(50)
  expect((await known()).state, 'everybody has a minute anew').toMatch(HEARD)
  await watched.clock.push(15_000)
  await heard()
  await silent(50)
  expect((await known()).state).toMatch(HEARD)
  expect(contactsOf(officer)).toEqual([])

  await watching.stop()
  await watching.clock.push(10 * 60_000)
  await watching.start()
  const again = await watching.onDuty('officer')
  await silent(61)
  expect((await known()).state, 'it died meanwhile').toBe('lost')
  await seen('the officer must see it', () => contactsOf(again).some(({ toAcknowledge }: any) => toAcknowledge))
})

it('held for an hour, the watching hub misses nobody', { timeout: 60_000 }, async () => {
  const { watching, silent, known } = await twoHubs()
  await watching.clock.hold(3_600_000)
  await silent(1)
  expect((await known()).state).toMatch(HEARD)
  await silent(61)
  expect((await known()).state).toBe('lost')
})

import { expect, it } from 'vitest'
import type { Command } from '../../hub/core/commands.ts'
import { owedCut } from '../../hub/core/retention/retention-view.ts'
import type { Forgetting } from '../../hub/desk/ports/journal.ts'
import { createRetention } from '../../hub/schedule/retention.ts'
import { ids, world } from '../core/world.ts'

const HOUR_S = 3_600
const NIGHT = Date.UTC(2026, 10, 22, 19, 30)

function night({ due = { incidents: 1, events: 2 }, startsAt = NIGHT - 3_600_000 } = {}) {
  const w = world({ start: startsAt })
  const done: string[] = []
  let forgotten: number | null = null
  /** What happens between two steps. */
  const steps: (() => void)[] = []
  const logged: string[] = []
  const fault: { error: Error | null; asked: number } = { error: null, asked: 0 }
  const retention = createRetention({
    clock: { now: w.now, steady: w.now, after: () => ({ cancel() {} }) },
    log: { debug() {}, info() {}, warn() {}, error: (_, said) => void logged.push(said) },
    desk: {
      async submit(command: Command) {
        const events = w.submit(command)
        done.push(...events.map(({ type }) => type))
        return { ok: true, recorded: [], written: Promise.resolve().then(() => void done.push('written')) }
      },
      look: (view) => view(w.state),
    },
    journal: {
      pastDue: async () => due,
      forgotten: async () => forgotten,
      async forget({ before }: Forgetting, mayGoOn) {
        fault.asked++
        if (fault.error) throw fault.error
        done.push('forget')
        for (const step of steps.splice(0)) {
          if (!mayGoOn()) return false
          step()
        }
        if (!mayGoOn()) return false
        forgotten = before
        return true
      },
    },
    directory: w.directory,
    snapshot: async () => void done.push('snapshot'),
    forgetPeople: async () => void done.push('people'),
  })
  return { w, done, steps, retention, logged, fault, round: retention.round }
}
const WHOLE = ['PastForgotten', 'written', 'snapshot', 'forget', 'people']

it('waits for the night; says it on the record, keeps the state, and does it then, once', async () => {
  const { w, done, round } = night()
  await round()
  expect(done).toEqual([])
  w.skip(HOUR_S)
  await round()
  await round()
  expect(done).toEqual(WHOLE)
})

it('nothing is recorded in a night in which nothing is due', async () => {
  const { done, round } = night({ due: { incidents: 0, events: 0 }, startsAt: NIGHT })
  await round()
  await round()
  expect(done).toEqual(['people'])
})

it('a press stops it between two steps; it goes on a day later, without saying it again', async () => {
  const { w, done, steps, round } = night({ startsAt: NIGHT })
  steps.push(
    () => {},
    () => void w.press(ids.counter),
    () => expect.fail('it went on beside an alarm'),
  )
  await round()
  expect(w.incident().ring).not.toBeNull()
  await round()
  expect(done).toEqual(WHOLE.slice(0, 4))
  w.skip(24 * HOUR_S)
  await round()
  expect(done).toEqual([...WHOLE.slice(0, 4), 'forget', 'people'])
})

it('nothing begins beside an alarm, and a stop of the hub ends it', async () => {
  const { w, done, steps, retention } = night({ startsAt: NIGHT })
  w.press(ids.counter)
  await retention.round()
  expect(done).toEqual([])
  w.skip(25 * HOUR_S)
  steps.push(() => retention.close())
  await retention.round()
  expect(done).toEqual(WHOLE.slice(0, 4))
  await retention.round()
  expect(done).toEqual(WHOLE.slice(0, 4))
})

it('a clock that was set, a long stop, or a change close to the night puts it off', () => {
  const calm = { retention: { last: null, changedAt: null }, clockJumps: [], downtimes: [] }
  const settings = { retentionDays: 30, timeZone: 'Asia/Ho_Chi_Minh' }
  const owed = (more: object, now = NIGHT) => owedCut({ ...calm, ...more } as never, settings, now)
  expect(owed({})).toBe(Date.UTC(2026, 9, 23, 17))
  expect(owed({ clockJumps: [{ at: NIGHT - 3_600_000, by: 7_200_000 }] })).toBeNull()
  expect(owed({ downtimes: [{ from: NIGHT - 90 * 3_600_000, to: NIGHT - 3_600_000 }] })).toBeNull()
  expect(owed({ retention: { last: null, changedAt: NIGHT - 3_600_000 } })).toBeNull()
  expect(owed({ retention: { last: null, changedAt: NIGHT - 7 * 3_600_000 } })).not.toBeNull()
  // A hub that brings it begins in the night; one that missed the night makes up for it.
  const day = NIGHT + 8 * 3_600_000
  expect(owed({}, day)).toBeNull()
  expect(owed({ retention: { last: { at: NIGHT - 24 * 3_600_000 }, changedAt: null } }, day)).not.toBeNull()
})

it('a damaged row is said once, and tried again after pauses that grow; when it is well the trouble is over', async () => {
  const { w, logged, fault, retention, done } = night({ startsAt: NIGHT })
  fault.error = new Error('event 7 of the journal cannot be read: no JSON')
  /** As the clock calls it, every five seconds. */
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 5) {
      await retention.round()
      w.skip(5)
    }
  }
  await pass(HOUR_S)
  expect(logged).toHaveLength(1)
  // After 1, 2, 4, 8, 16 minutes.
  expect(fault.asked).toBe(6)
  expect(retention.trouble()).toEqual({ since: NIGHT, why: fault.error.message })

  fault.error = new Error('disk I/O error')
  await pass(HOUR_S)
  expect(logged, 'another reason is another word').toHaveLength(2)
  await pass(24 * HOUR_S)
  expect(fault.asked, 'never further apart than six hours').toBeGreaterThan(9)
  expect(fault.asked).toBeLessThan(16)

  fault.error = null
  await pass(6 * HOUR_S)
  expect(done.slice(0, 5)).toEqual(WHOLE)
  expect(retention.trouble()).toBeNull()
})

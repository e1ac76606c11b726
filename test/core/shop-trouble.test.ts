import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evolve } from '../../hub/core/evolve.ts'
import { emptyState } from '../../hub/core/state.ts'
import { managed } from './managers.ts'
import { buttonOf } from './town.ts'

it('a manager reads what does not work at the shop, by number and since when', () => {
  const t = managed({ buttons: 2, uplink: { by: 'sim', operator: 'Viettel', simExpires: '2026-11-24' } })
  t.pass(60)
  expect(t.troubles()).toEqual([{ what: 'sim', day: '2026-11-24', left: 2, soon: true }])
  t.heard(buttonOf('a0', 1), { battery: 12 })
  t.cut(buttonOf('a0', 0))
  t.pass(7 * 60)
  expect(t.troubles()).toMatchObject([
    { what: 'button-dark', number: 1, since: expect.stringMatching(/^2026-11-22T10:4/) },
    { what: 'low-battery', number: 2, battery: 12 },
    { what: 'sim' },
  ])
  t.cut('a0')
  t.pass(3 * 60)
  expect(t.troubles()).toMatchObject([{ what: 'dark', cause: 'site' }, { what: 'low-battery' }, { what: 'sim' }])
  t.mend('a0', buttonOf('a0', 0))
  t.pass(100)
  expect(t.troubles()).toMatchObject([{ what: 'low-battery' }, { what: 'sim' }])
})

it('what comes and goes is said once, and not when it does', () => {
  const t = managed()
  t.pass(60)
  for (let n = 0; n < 3; n++) {
    t.cut('a0')
    t.pass(130)
    t.mend('a0')
    t.pass(61)
  }
  t.pass(100)
  expect(t.troubles()).toEqual([{ what: 'flapping', number: 1 }])
  t.pass(15 * 60)
  expect(t.troubles()).toEqual([])
})

type Step = { do: 'cut' | 'drop' | 'mend' | 'battery' | 'pass'; which: number; seconds: number }
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('cut' as const, 'drop' as const, 'mend' as const, 'battery' as const, 'pass' as const, 'pass' as const),
  which: fc.nat(3),
  seconds: fc.integer({ min: 10, max: 400 }),
})
const steps = fc.array(step, { maxLength: 8 })
function take(t: ReturnType<typeof managed>, { do: what, which, seconds }: Step): void {
  const name = ['a0', buttonOf('a0', 0), buttonOf('a0', 1), 'a1'][which] ?? 'a0'
  if (what === 'cut') t.cut(name)
  else if (what === 'drop') t.submit({ type: 'DeviceLost', at: t.now(), device: buttonOf('a0', which % 2) })
  else if (what === 'mend') t.mend(name)
  else if (what === 'battery') t.heard(buttonOf('a0', which % 2), { battery: seconds % 100 })
  t.pass(seconds)
}

it('the panel and the rows are the same with a real press as without: they stand as they stood before the hand reached the button', () => {
  fc.assert(
    fc.property(steps, steps, fc.nat(1), fc.nat(99), (before, after, which, battery) => {
      const t = managed({ buttons: 2 })
      for (const each of before) take(t, each)
      t.skip(0.05)
      const stood = t.troubles()
      const rows = t.rows()
      // It wakes, says how its battery is, and presses.
      t.heard(buttonOf('a0', which), { battery })
      expect(t.troubles()).toEqual(stood)
      expect(t.rows()).toEqual(rows)
      t.skip(0.05)
      t.press(buttonOf('a0', which), { battery })
      const told = t.told.length
      expect(t.troubles()).toEqual(stood)
      expect(t.rows()).toEqual(rows)
      for (const each of after) {
        take(t, each)
        expect(t.troubles()).toEqual(stood)
        expect(t.rows()).toEqual(rows)
      }
      expect(t.told.length, 'and no phone is told').toBe(told)
      const replayed = emptyState()
      for (const entry of t.recorded) evolve(replayed, structuredClone(entry))
      expect(replayed).toEqual(t.state)
    }),
    { numRuns: 60 },
  )
})

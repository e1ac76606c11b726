import { expect, it } from 'vitest'
import type { SelfDrillLeg } from '../../hub/contract/self-drill.ts'
import type { SelfDrillState } from '../../hub/core/self-drill/self-drill-state.ts'
import { dueTimes, owedSince, selfDrillTrouble } from '../../hub/core/self-drill/self-drill-view.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** 07:45 in Hồ Chí Minh City. */
const DUE = Date.UTC(2026, 10, 23, 0, 45)
const SETTINGS = { timeZone: 'Asia/Ho_Chi_Minh' }
const GOOD: SelfDrillLeg[] = [{ leg: 'puback', outcome: 'ok', ms: 5 }]
const BAD: SelfDrillLeg[] = [...GOOD, { leg: 'feed', outcome: 'failed', why: 'no-answer' }]

const own = (runs: [at: number, legs: SelfDrillLeg[]][] = [], since: number | null = DUE - DAY_MS): { selfDrill: SelfDrillState } => ({
  selfDrill: { since, press: null, strange: null, runs: runs.map(([at, legs]) => ({ drill: '', startedAt: at, at, by: null, legs })) },
})
const trouble = (state: ReturnType<typeof own>, now: number, listeningSince = 0) =>
  selfDrillTrouble({ ...state, listeningSince }, SETTINGS, now)?.what

it('is due at the local time of every day, before and after it', () => {
  expect(dueTimes(SETTINGS, DUE - 1)).toEqual({ last: DUE - DAY_MS, next: DUE })
  expect(dueTimes(SETTINGS, DUE)).toEqual({ last: DUE, next: DUE + DAY_MS })
  expect(dueTimes({ ...SETTINGS, selfDrill: { at: '23:30' } }, DUE)).toMatchObject({ next: Date.UTC(2026, 10, 23, 16, 30) })
  expect(dueTimes({ ...SETTINGS, selfDrill: { off: true } }, DUE)).toBeNull()
})

it('is owed from its time until one was begun, and never for a time before there was a hub', () => {
  expect(owedSince(own([[DUE - DAY_MS, GOOD]]), SETTINGS, DUE - 1)).toBeNull()
  expect(owedSince(own([[DUE - DAY_MS, GOOD]]), SETTINGS, DUE)).toBe(DUE)
  expect(owedSince(own([[DUE, GOOD]]), SETTINGS, DUE + HOUR_MS)).toBeNull()
  expect(owedSince(own([], DUE + MINUTE_MS), SETTINGS, DUE + HOUR_MS)).toBeNull()
})

it('a clock that was once far ahead excuses nothing', () => {
  expect(owedSince(own([[DUE + 400 * DAY_MS, GOOD]]), SETTINGS, DUE)).toBe(DUE)
  expect(owedSince(own([], DUE + 400 * DAY_MS), SETTINGS, DUE)).toBe(DUE)
})

it('is missed ten minutes after its time, or after a start that came later', () => {
  const before = own([[DUE - DAY_MS, GOOD]])
  expect(trouble(before, DUE + 10 * MINUTE_MS)).toBeUndefined()
  expect(trouble(before, DUE + 10 * MINUTE_MS + 1)).toBe('missed')
  expect(trouble(before, DUE + HOUR_MS, DUE + 55 * MINUTE_MS)).toBeUndefined()
  expect(trouble(before, DUE + 2 * HOUR_MS, DUE + 55 * MINUTE_MS)).toBe('missed')
})

it('a failed one is trouble until the next is good', () => {
  expect(trouble(own([[DUE, BAD]]), DUE + 1)).toBe('failed')
  expect(
    trouble(
      own([
        [DUE, BAD],
        [DUE + HOUR_MS, GOOD],
      ]),
      DUE + HOUR_MS,
    ),
  ).toBeUndefined()
})

it('its button pressed as no test is shown for a day, also when it is switched off', () => {
  const strange = own()
  strange.selfDrill.strange = { at: DUE, kind: 'holdup' }
  const off = { ...SETTINGS, selfDrill: { off: true } }
  expect(selfDrillTrouble({ ...strange, listeningSince: 0 }, off, DUE + HOUR_MS)?.what).toBe('strange-press')
  expect(selfDrillTrouble({ ...strange, listeningSince: 0 }, off, DUE + DAY_MS)).toBeNull()
})

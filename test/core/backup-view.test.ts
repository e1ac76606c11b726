import { expect, it } from 'vitest'
import { type BackupPlan, KEEP } from '../../hub/contract/backup-settings.ts'
import type { BackupTrouble } from '../../hub/contract/backups.ts'
import type { Event } from '../../hub/contract/events.ts'
import { backupPlaces, backupsOwed, nextBackup } from '../../hub/core/backup/backup-view.ts'
import { evolveBackups } from '../../hub/core/backup/backups.ts'
import { emptyState } from '../../hub/core/state.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Noon there, 2026-11-22. */
const NOON = Date.UTC(2026, 10, 22, 5, 0)
/** The first 03:30 after it. */
const DUE = Date.UTC(2026, 10, 22, 20, 30)
const plan: BackupPlan = {
  at: '03:30',
  seal: { kind: 'none' },
  keep: KEEP,
  places: [{ id: 'usb', name: 'USB', kind: 'folder', path: '/media/usb', since: new Date(NOON).toISOString() }],
}
const settings = { backups: plan, timeZone: 'Asia/Ho_Chi_Minh' }

function after(...events: Event[]) {
  const state = emptyState()
  for (const event of events) evolveBackups(state, event)
  return state
}
const stored = (at: number): Event => ({
  type: 'BackupStored',
  at,
  by: null,
  place: 'usb',
  name: 'USB',
  file: 'f',
  bytes: 1,
  sealed: true,
  removed: 0,
})
const failed = (at: number, why: BackupTrouble, later: boolean): Event => ({
  type: 'BackupFailed',
  at,
  by: null,
  place: 'usb',
  name: 'USB',
  why,
  later,
})
const owed = (state: ReturnType<typeof after>, now: number) => backupsOwed(state, settings, now)
const trouble = (state: ReturnType<typeof after>, now: number) => backupPlaces(state, settings, now)[0]?.trouble

it('nothing is owed before there was a place, and from its time on it is, until one is stored', () => {
  expect(nextBackup({ timeZone: settings.timeZone }, NOON)).toBe(null)
  expect(nextBackup(settings, NOON)).toBe(DUE)
  expect(owed(after(), NOON)).toEqual([])
  expect(owed(after(), DUE)).toEqual(['usb'])
  expect(owed(after(stored(DUE + 1_000)), DUE + 2_000)).toEqual([])
  expect(owed(after(stored(DUE + 1_000)), DUE + DAY_MS)).toEqual(['usb'])
})

it('a hub that was off at the time makes up for it', () => {
  expect(owed(after(stored(DUE)), DUE + DAY_MS + 9 * HOUR_MS)).toEqual(['usb'])
})

it('is put off while an alarm is open, and taken beside it after four hours', () => {
  const state = after()
  state.incidents.set('i' as never, { answer: { phase: 'ringing' } } as never)
  expect(owed(state, DUE + HOUR_MS)).toEqual([])
  expect(owed(state, DUE + 4 * HOUR_MS)).toEqual(['usb'])
  state.incidents.set('i' as never, { answer: { phase: 'closed' } } as never)
  expect(owed(state, DUE + HOUR_MS)).toEqual(['usb'])
})

it('what may work later is tried again after two hours, what needs somebody not before the next day', () => {
  const line = after(failed(DUE, 'unreachable', true))
  expect([owed(line, DUE + HOUR_MS), owed(line, DUE + 2 * HOUR_MS)]).toEqual([[], ['usb']])
  const stick = after(failed(DUE, 'not-there', false))
  expect([owed(stick, DUE + 20 * HOUR_MS), owed(stick, DUE + DAY_MS)]).toEqual([[], ['usb']])
})

it('is a trouble when two failed in a row, or when there was no good one for two days', () => {
  expect(trouble(after(stored(DUE), failed(DUE + DAY_MS, 'not-there', false)), DUE + DAY_MS)).toBeUndefined()
  const twice = after(failed(DUE, 'not-there', false), failed(DUE + DAY_MS, 'not-there', false))
  expect(trouble(twice, DUE + DAY_MS)).toBe('failing')
  evolveBackups(twice, stored(DUE + DAY_MS + HOUR_MS))
  expect(trouble(twice, DUE + DAY_MS + HOUR_MS)).toBeUndefined()
  expect(trouble(after(stored(DUE)), DUE + 2 * DAY_MS + 1)).toBe('old')
  expect(trouble(after(), NOON + 2 * DAY_MS + 1)).toBe('old')
})

it('one that was stored while the clock was years ahead excuses nothing', () => {
  const ahead = after(stored(DUE + 3_000 * DAY_MS))
  expect(owed(ahead, DUE + HOUR_MS)).toEqual(['usb'])
  expect(trouble(ahead, DUE + 3 * DAY_MS)).toBe('old')
})

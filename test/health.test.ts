import { expect, it } from 'vitest'
import { checks, overall, type Parts } from '../hub/health.ts'

const well: Parts = {
  journal: { state: 'ok', pending: 0, oldestPendingMs: 0, lastCommitMs: 1, lastError: null },
  registry: { state: 'ok', detail: null },
  broker: { isListening: true, connections: 3, heldPresses: 0 },
  certificate: null,
  push: { status: 'ok' },
  clockDriftMs: 10,
  nobodyAttended: 0,
}

it('is ok when every part is', () => {
  expect(overall(checks(well))).toBe('ok')
})

it.each<[string, Partial<Parts>, 'degraded' | 'down']>([
  ['journal', { journal: { ...well.journal, state: 'slow', oldestPendingMs: 4000 } }, 'degraded'],
  ['journal', { journal: { ...well.journal, state: 'failing', lastError: 'database or disk is full' } }, 'degraded'],
  ['registry', { registry: { state: 'recovered', detail: 'the previous copy is in use' } }, 'degraded'],
  ['broker', { broker: { ...well.broker, isListening: false } }, 'down'],
  ['certificate', { certificate: { problem: 'key values mismatch' } }, 'degraded'],
  ['push', { push: { status: 'degraded', detail: 'a push service does not answer' } }, 'degraded'],
  ['clock', { clockDriftMs: -60_000 }, 'degraded'],
  ['duty', { nobodyAttended: 2 }, 'degraded'],
])('says in a sentence that %s is not well: %o', (name, change, status) => {
  const all = checks({ ...well, ...change })
  expect(all[name]).toEqual({ status, detail: expect.stringMatching(/\w+ \w+/) })
  expect(overall(all)).toBe(status)
})

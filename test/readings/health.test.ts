import { expect, it } from 'vitest'
import type { SelfDrillLeg } from '../../hub/contract/self-drill.ts'
import { checks, overall, type Parts } from '../../hub/readings/health.ts'

const DAY_MS = 24 * 3_600_000
const MB = 1024 ** 2

const well: Parts = {
  journal: { state: 'ok', pending: 0, oldestPendingMs: 0, lastCommitMs: 1, commits: { p99Ms: 1, maxMs: 1 }, lastError: null },
  registry: { state: 'ok', detail: null },
  broker: { isListening: true, connections: 3, heldPresses: 0 },
  certificate: null,
  push: { troubles: [] },
  howTold: null,
  clockDriftMs: 10,
  nobodyAttended: 0,
  disk: null,
  loop: { p99Ms: 0, maxMs: 0 },
  selfDrill: null,
  backup: { places: 0, newest: null, troubles: [] },
  power: null,
  retention: null,
  alive: [{ to: 'hub', lastOkAt: '1970-01-01T00:00:00.000Z' }],
  now: 0,
}

it('is ok when every part is', () => {
  expect(overall(checks(well))).toBe('ok')
})

it.each<[string, Partial<Parts>, 'degraded' | 'down']>([
  ['journal', { journal: { ...well.journal, state: 'slow', oldestPendingMs: 4000 } }, 'degraded'],
  ['journal', { journal: { ...well.journal, state: 'failing', lastError: 'database or disk is full' } }, 'degraded'],
  ['registry', { registry: { state: 'recovered', detail: 'the previous copy is in use' } }, 'degraded'],
  ['alive', { alive: [{ to: 'hub', failingSince: '1970-01-01T00:00:00.000Z', why: 'untrusted' }], now: 120_000 }, 'degraded'],
  ['power', { power: { onBattery: true, minutes: 24, isLow: false, isLost: false } }, 'degraded'],
  ['power', { power: { onBattery: false, minutes: null, isLow: false, isLost: true } }, 'degraded'],
  ['broker', { broker: { ...well.broker, isListening: false } }, 'down'],
  ['certificate', { certificate: { problem: 'key values mismatch', validTo: 365 * DAY_MS } }, 'degraded'],
  ['push', { push: { troubles: [{ service: 'push.example', since: 0, failures: 2, why: 'status 401' }] } }, 'degraded'],
  ['certificate', { certificate: { problem: null, validTo: 20 * DAY_MS } }, 'degraded'],
  ['certificate', { certificate: { problem: null, validTo: 2 * DAY_MS } }, 'degraded'],
  ['certificate', { certificate: { problem: null, validTo: -DAY_MS } }, 'degraded'],
  ['commits', { journal: { ...well.journal, commits: { p99Ms: 301, maxMs: 900 } } }, 'degraded'],
  ['disk', { disk: { free: 400 * MB, size: 2_000 * MB } }, 'degraded'],
  ['disk', { disk: { free: 4_000 * MB, size: 100_000 * MB } }, 'degraded'],
  ['loop', { loop: { p99Ms: 260, maxMs: 300 } }, 'degraded'],
  ['loop', { loop: { p99Ms: 1, maxMs: 4_000 } }, 'degraded'],
  ['selfDrill', { selfDrill: { what: 'missed', since: '2026-11-22T00:45:00.000Z', legs: [], tonight: true } }, 'degraded'],
  ['selfDrill', { selfDrill: { what: 'strange-press', since: '2026-11-22T00:45:00.000Z', legs: [], tonight: true } }, 'degraded'],
  ['backup', { backup: { places: 2, newest: null, troubles: [{ since: '2026-11-20T20:30:00.000Z', why: 'not-there' }] } }, 'degraded'],
  ['backup', { backup: { places: 1, newest: null, troubles: [{ since: '2026-11-21T20:30:00.000Z', damaged: 2 }] } }, 'degraded'],
  ['retention', { retention: { since: 0, why: 'event 7 of the journal cannot be read: no JSON' } }, 'degraded'],
  ['clock', { clockDriftMs: -60_000 }, 'degraded'],
  ['duty', { nobodyAttended: 2 }, 'degraded'],
])('says in a sentence that %s is not well: %o', (name, change, status) => {
  const all = checks({ ...well, ...change })
  expect(all[name]).toEqual({ status, detail: expect.stringMatching(/\w+ \w+/), said: expect.any(Array) })
  expect(overall(all)).toBe(status)
})

it('asks for a certificate three weeks before its end, and shouts three days before', () => {
  const said = (days: number) => checks({ ...well, certificate: { problem: null, validTo: days * DAY_MS } }).certificate
  expect(said(22)).toEqual({ status: 'ok' })
  expect(said(21)?.detail).toContain('ends in 21 days')
  expect(said(3)?.detail).toContain('RENEW IT NOW')
})

it('names the legs of a self-drill that failed, and no person', () => {
  const legs: SelfDrillLeg[] = [
    { leg: 'puback', outcome: 'ok', ms: 12 },
    { leg: 'push', outcome: 'failed', why: 'not-shown' },
  ]
  const trouble = { what: 'failed', since: '2026-11-22T00:45:00.000Z', legs, tonight: true } as const
  expect(checks({ ...well, selfDrill: trouble }).selfDrill?.detail).toContain('push (not-shown)')
})

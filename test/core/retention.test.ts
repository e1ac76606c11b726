import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Event, isVolatile, type Recorded } from '../../hub/contract/events.ts'
import type { IncidentId, SubscriptionId } from '../../hub/contract/ids.ts'
import { evolve, incidentsOf } from '../../hub/core/evolve.ts'
import { whatRemains } from '../../hub/core/retention/what-remains.ts'
import { emptyState, type State } from '../../hub/core/state.ts'
import { type Happening, happen, happening } from './happenings.ts'
import { ids, sampleDirectory, type World, world } from './world.ts'

const DAY_MS = 24 * 3_600_000
/** What a night may strike, one row after the other, as journal/due.ts finds it. */
function strikes(record: readonly Recorded[], before: number, now: number, state: State): ((record: Recorded[]) => void)[] {
  const bound = record.find(({ event }) => !isVolatile(event) && event.at >= before && event.at <= now)?.seq ?? Number.POSITIVE_INFINITY
  const over = new Map<string, boolean>()
  for (const { event } of record) if (event.type === 'IncidentClosed') over.set(event.incident, event.at < before)
  for (const { seq, event } of record) if (seq >= bound) for (const id of incidentsOf(event)) over.set(id, false)
  const still = {
    incident: (id: IncidentId) => over.get(id) !== true,
    outage: (id: string) => state.outages.has(id) || state.ownLine.lost?.id === id,
  }
  const reduce = (at: number) => (struck: Recorded[]) => {
    const entry = struck[at] as Recorded
    struck[at] = { seq: entry.seq, event: whatRemains(entry.event, still) }
  }
  const belongs = ({ event }: Recorded) => ('incident' in event && event.incident !== null ? event.incident : null)
  const places = record.map((entry, at) => ({ entry, at }))
  const ofIncidents = [...over].flatMap(([id, isOver]) => (isOver ? places.filter(({ entry }) => belongs(entry) === id) : []))
  const others = places.filter(({ entry }) => belongs(entry) === null && entry.event.at < before && entry.seq < bound)
  const newest = record.findLast(({ event }) => event.type === 'PastForgotten')
  const restated = places.filter(({ entry }) => entry.event.type === 'PastForgotten' && entry !== newest)
  const unfact = (at: number) => (struck: Recorded[]) => {
    const { facts: _, ...event } = (struck[at] as Recorded).event as Event & { type: 'PastForgotten' }
    struck[at] = { seq: (struck[at] as Recorded).seq, event }
  }
  return [...restated.map(({ at }) => unfact(at)), ...[...ofIncidents, ...others].map(({ at }) => reduce(at))]
}

function folded(record: readonly Recorded[]): State {
  const state = emptyState()
  for (const entry of record) evolve(state, structuredClone(entry))
  return state
}

const part = fc.record({
  happenings: fc.array(happening, { maxLength: 25 }),
  days: fc.constantFrom(0, 1, 12, 29, 30, 31, 45),
  night: fc.boolean(),
  closes: fc.boolean(),
})
const lives = fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.array(happening, { maxLength: 12 }), fc.nat())

/** Some of what the telephone and the office do, which no happening does. */
function errands(w: World): void {
  const at = w.now()
  w.tryTo({ type: 'RecordBackup', at, by: ids.admin, bytes: 7 })
  w.tryTo({ type: 'RecordSignIn', at, person: ids.officer, result: 'in' })
  w.tryTo({ type: 'TestMessage', at, message: `m${at}` as never, person: ids.patrol, channel: 'sms', by: ids.admin })
  w.tryTo({
    ...{ type: 'HearSms', at, sms: `s${at}`, gateway: ids.radio, text: 'xin chao', by: w.actor(ids.patrol), sentAt: at },
    directory: w.directory(),
  } as never)
  w.tryTo({
    type: 'RecordRegistryChange',
    version: w.state.registryVersion + 1,
    at,
    by: ids.admin,
    action: 'PatchPerson',
    subject: ids.patrol,
  })
  w.tryTo({ type: 'NotUnderstood', at, device: ids.counter, topic: 't', raw: 'Nguyễn' } as never)
}

function closeAll(w: World): void {
  w.onDuty(ids.officer)
  for (const incident of w.state.incidents.keys()) {
    const base = { at: w.now(), incident, by: w.actor(ids.officer) }
    w.tryTo({ type: 'Acknowledge', ...base, takeover: false })
    w.tryTo({ type: 'Close', ...base, disposition: 'drill', note: 'over' })
  }
}

function night(w: World, record: Recorded[]): (upTo?: number) => void {
  const now = w.now()
  const before = now - 30 * DAY_MS
  w.submit({ type: 'ForgetPast', at: now, before, incidents: 0, events: 0 })
  return (upTo = Number.POSITIVE_INFINITY) => {
    // The struck record goes on with what was written since.
    record.push(...structuredClone(w.recorded.slice(record.length)))
    for (const strike of strikes(record, before, now, w.state).slice(0, upTo)) strike(record)
  }
}

it('the struck record folds to the same present as the whole one, night after night, also when a night broke off', () => {
  const seen = { forgotten: 0, kept: 0 }
  fc.assert(
    fc.property(lives, ([parts, after, broken]) => {
      const w = world({ directory: sampleDirectory({ gateway: true }) })
      const struck: Recorded[] = []
      const live = (happenings: readonly Happening[]) => {
        for (const each of happenings) happen(w, each)
      }
      for (const { happenings, days, night: forgets, closes } of parts) {
        live(happenings)
        if (closes) closeAll(w)
        errands(w)
        w.skip(days * 24 * 3600)
        if (forgets) night(w, struck)()
      }
      const last = night(w, struck)
      live(after)
      last(parts.length % 2 === 0 ? broken % 40 : undefined)
      expect(folded(struck)).toEqual(folded(w.recorded))
      expect(folded(struck)).toEqual(w.state)
      for (const { event } of struck) {
        if (event.type === 'Forgotten') seen.forgotten += 1
        if (event.type === 'PressKept') seen.kept += 1
      }
    }),
    { numRuns: 400 },
  )
  // It was no test of nothing.
  expect(seen.forgotten).toBeGreaterThan(2_000)
  expect(seen.kept).toBeGreaterThan(200)
}, 120_000)

const phone = 'phone' as SubscriptionId

it('what people wrote, did and sent is in nothing that remains, and a press that comes again is still the same', () => {
  const w = world({ directory: sampleDirectory({ gateway: true }) })
  w.onDuty(ids.officer)
  w.press(ids.counter, { press: 'p1', at: new Date(w.now()).toISOString() })
  const base = () => ({ at: w.now(), incident: 'incident-1' as IncidentId, by: w.actor(ids.officer) })
  w.submit({ type: 'Acknowledge', ...base(), takeover: false })
  w.submit({ type: 'Note', ...base(), text: 'ông Nguyễn Văn Bình, xe 49A-123.45' })
  w.submit({ type: 'Close', ...base(), disposition: 'drill', note: 'bí mật' })
  w.submit({ type: 'NoteShift', at: w.now(), person: ids.officer, text: 'bí mật' })
  w.submit({ type: 'TestPhones', at: w.now(), person: ids.patrol, by: ids.officer, phones: [phone] })
  errands(w)
  const pressedAt = w.now()
  w.skip(31 * 24 * 3600)
  const struck: Recorded[] = []
  night(w, struck)()
  const { facts: _, ...last } = (struck.at(-1) as Recorded).event as Event & { type: 'PastForgotten' }
  const words = JSON.stringify([...struck.slice(0, -1), last])
  for (const gone of ['Nguyễn', 'bí mật', 'xin chao', '49A', 'incident-1', 'Name of', `"${ids.patrol}"`, `"${ids.admin}"`])
    expect(words).not.toContain(gone)
  expect(struck.map(({ seq }) => seq)).toEqual(struck.map((_, at) => at + 1))

  const known = folded(struck)
  expect(known.proven.get(ids.counter)).toBe(pressedAt)
  expect(known.presses.get(ids.counter)?.exact.size).toBe(1)
  expect(known.duty.get(ids.officer)?.station).toBe(ids.home)
  expect(known.incidents.size).toBe(0)
})

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import type { Event, Recorded } from '../../hub/contract/events.ts'
import type { ButtonId, GatewayId, PersonId, StationId } from '../../hub/contract/ids.ts'
import type { Forgetting, Journal } from '../../hub/desk/ports/journal.ts'
import { closed, from, id, noted, opened, settled, site } from './events.ts'
import { gather, place, replay } from './place.ts'

const here = place()

const DAY = 24 * 3_600_000
const OLD = 1_000 * DAY
const NOW = 1_100 * DAY
const BEFORE = 1_070 * DAY
const station = 'station_1' as StationId

const pressed = (incident: string, at: number): Event => ({
  ...{ type: 'PressReceived', at, incident: id(incident), button: 'button_1' as ButtonId, site: site('bank'), kind: 'holdup' },
  ...{ pressId: `p-${incident}`, pressedAt: at, marks: [], quiet: null, raw: 'raw-words' },
})
const signedIn = (at: number, person = 'person_gone'): Event => ({ type: 'PersonSignedIn', at, person: person as PersonId })
const sms = (at: number, incident: string): Event => ({
  ...{ type: 'SmsReceived', at, sms: 'sms-1', gateway: 'gateway_1' as GatewayId, person: 'person_gone' as PersonId },
  ...{ incident: id(incident), meaning: 'answer', text: 'goi lai 0912345678' },
})
/** Long enough to have pages of its own. */
const words = `Nguyen-Van-Bi-Mat ${'x'.repeat(6_000)}`
const past: Event[] = [
  { type: 'HubStarted', at: OLD, version: '0', downSince: null },
  { type: 'DutyStarted', at: OLD, person: 'person_gone' as PersonId, role: 'officer', station },
  pressed('gone', OLD),
  opened('gone', OLD),
  noted('gone', words, OLD + 1),
  opened('stays', OLD + 2),
  settled(OLD + 3, 'gone', 'stays'),
  sms(OLD + 4, 'gone'),
  { ...closed('gone', 'robbery', OLD + 5), note: 'Nguyen-Van-Bi-Mat' } as Event,
  { type: 'ShiftNoted', at: OLD + 6, note: 'n', person: 'person_gone' as PersonId, station, text: 'Nguyen-Van-Bi-Mat', handOver: true },
  { type: 'TestArmed', at: OLD + 7, button: 'button_1' as ButtonId, site: site('bank'), by: 'person_gone' as PersonId, until: OLD + 8 },
  signedIn(OLD + 9),
]
const present: Event[] = [
  opened('new', NOW - 2),
  noted('new', 'of today', NOW - 2),
  closed('new', 'fault', NOW - 1),
  signedIn(NOW - 1, 'person_here'),
]
const said = (seq: number): Recorded => ({
  seq,
  event: { type: 'PastForgotten', at: NOW, before: BEFORE, incidents: 1, events: 3 },
})
const what = (more: Partial<Forgetting> = {}): Forgetting => ({ before: BEFORE, now: NOW, seq: 17, outages: [], ...more })

async function lived(): Promise<Journal> {
  const journal = await here.open()
  await journal.append(from(1, ...past))
  await journal.saveSnapshot(past.length, 1, { note: words })
  await journal.append(from(past.length + 1, ...present))
  await journal.append([said(17)])
  return journal
}

/** Every byte that lies beside the journal. */
const bytes = () => {
  const folder = dirname(here.file)
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
}
const WORDS = ['Nguyen-Van-Bi-Mat', 'raw-words', '0912345678', 'person_gone']
const audited = (journal: Journal) =>
  journal.audit({ from: null, to: null, person: null, action: null, without: [], about: null, before: null, limit: 100 })
const history = (journal: Journal) =>
  journal.history({ sites: null, also: [], from: null, to: null, disposition: null, before: null, limit: 100 })

it('counts what is over: closed incidents, and what people did', async () => {
  const journal = await lived()
  expect(await journal.pastDue(BEFORE, NOW)).toEqual({ incidents: 1, events: 3 })
  expect(await journal.pastDue(OLD, NOW)).toEqual({ incidents: 0, events: 0 })
})

it('takes the words, numbers and people of what is over from every byte of the file, its log and its snapshots', async () => {
  const journal = await lived()
  for (const gone of WORDS) expect(bytes().includes(gone), gone).toBe(true)
  expect(await journal.forget(what(), () => true)).toBe(true)
  for (const gone of WORDS) expect(bytes().includes(gone), gone).toBe(false)
  expect(bytes().includes('of today')).toBe(true)
  expect(await journal.forgotten()).toBe(BEFORE)
})

it('leaves the record without a gap: a press stays a press, what is open stays whole, what is shared stays for the other', async () => {
  const journal = await lived()
  await journal.forget(what(), () => true)
  const { snapshot, events } = await journal.load()
  expect(snapshot).toBeNull()
  const record = await gather(events)
  expect(record.map(({ seq }) => seq)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1))
  expect(record.slice(0, 12).map(({ event }) => event)).toEqual([
    past[0],
    { type: 'Forgotten', at: OLD },
    {
      ...{ type: 'PressKept', at: OLD, button: 'button_1', site: 'bank', kind: 'holdup', quiet: null },
      ...{ pressId: 'p-gone', pressedAt: OLD },
    },
    { type: 'Forgotten', at: OLD },
    { type: 'Forgotten', at: OLD + 1 },
    past[5],
    settled(OLD + 3, 'stays'),
    {
      ...{ type: 'SmsReceived', at: OLD + 4, sms: 'sms-1', gateway: 'gateway_1', person: null, incident: null },
      ...{ meaning: 'other', text: '' },
    },
    { type: 'Forgotten', at: OLD + 5 },
    { type: 'Forgotten', at: OLD + 6 },
    { ...past[10], by: 'somebody' },
    { type: 'Forgotten', at: OLD + 9 },
  ])
  expect(record.slice(12)).toEqual([...from(13, ...present), said(17)])
  expect((await journal.eventsOf(id('gone'))).length).toBe(0)
  expect((await journal.eventsOf(id('stays'))).map(({ event }) => event)).toEqual([past[5], settled(OLD + 3, 'stays')])
})

it('lists, reports and the audit lose it, and indexes that are made anew bring nothing back', async () => {
  const look = async (journal: Journal) => ({
    history: (await history(journal)).map(({ incident }) => incident),
    past: (await journal.past({ sites: null, from: 0, to: NOW, after: null, limit: 100 })).map((each) => each.id),
    audit: (await audited(journal)).map(({ recorded }) => recorded.event.type),
  })
  const journal = await lived()
  await journal.forget(what(), () => true)
  const left = { history: ['new'], past: ['stays', 'new'], audit: ['PastForgotten', 'PersonSignedIn', 'IncidentClosed', 'IncidentNoted'] }
  expect(await look(journal)).toEqual(left)
  await journal.close()
  const beside = new DatabaseSync(here.file)
  beside.exec(`DELETE FROM marks WHERE name IN ('index', 'audit')`)
  beside.close()
  expect(await look(await here.open())).toEqual(left)
})

it('stops between two steps, and whoever opens it next goes on to the same end', async () => {
  const journal = await lived()
  const many = Array.from({ length: 200 }, (_, i) => signedIn(OLD + 10 + i))
  // Behind the present in the record, so not over: what was written later is never older.
  await journal.append(from(18, ...many))
  expect(await journal.pastDue(BEFORE, NOW)).toEqual({ incidents: 1, events: 3 })
  let steps = 0
  expect(await journal.forget(what(), () => ++steps < 3)).toBe(false)
  expect(await journal.forgotten()).toBeNull()
  await journal.close()
  const again = await here.open()
  expect(await again.forget(what(), () => true)).toBe(true)
  expect(await again.pastDue(BEFORE, NOW)).toEqual({ incidents: 0, events: 0 })
  for (const gone of WORDS.slice(0, 3)) expect(bytes().includes(gone), gone).toBe(false)
  expect((await replay(again)).slice(17)).toEqual(from(18, ...many))
})

it('forgets nothing that was written while the clock was behind, after what is not over', async () => {
  const journal = await here.open()
  await journal.append(from(1, opened('a', NOW - DAY), opened('b', OLD), closed('b', 'fault', OLD + 1), signedIn(OLD)))
  expect(await journal.pastDue(BEFORE, NOW)).toEqual({ incidents: 0, events: 0 })
})

it('an outage that goes on keeps who has seen it; one that is over does not', async () => {
  const seen = (outage: string): Event => ({
    ...{ type: 'OutageAcknowledged', at: OLD, outage, by: 'person_gone' as PersonId, station: null, note: 'closed for repairs' },
  })
  const journal = await here.open()
  await journal.append(from(1, seen('open'), seen('over'), opened('new', NOW)))
  await journal.append([said(4)])
  await journal.forget(what({ seq: 4, outages: ['open'] }), () => true)
  expect((await replay(journal)).map(({ event }) => event.type)).toEqual([
    'OutageAcknowledged',
    'Forgotten',
    'IncidentOpened',
    'PastForgotten',
  ])
})

it('the facts of the present stand in the last word only', async () => {
  const facts = { duty: [], phones: [], marker: 'facts-of-then' } as never
  const journal = await here.open()
  await journal.append([...from(1, signedIn(OLD)), { ...said(2), event: { ...said(2).event, facts } as Event }])
  await journal.append([{ ...said(3), event: { ...said(3).event, facts: { duty: [] } as never } as Event }])
  await journal.forget(what({ seq: 3 }), () => true)
  expect(bytes().includes('facts-of-then')).toBe(false)
  expect((await replay(journal)).map(({ event }) => 'facts' in event)).toEqual([false, false, true])
})

it('pages that were freed before this hub overwrote what it deletes are overwritten at the first opening', async () => {
  const journal = await here.open()
  await journal.close()
  const old = new DatabaseSync(here.file)
  old.exec(`PRAGMA secure_delete = OFF; DELETE FROM marks WHERE name = 'scrubbed'; CREATE TABLE gone (words TEXT)`)
  for (let i = 0; i < 50; i++) old.prepare('INSERT INTO gone VALUES (?)').run(words)
  old.exec('DROP TABLE gone; PRAGMA wal_checkpoint(TRUNCATE)')
  old.close()
  expect(bytes().includes('Nguyen-Van-Bi-Mat')).toBe(true)
  await (await here.open()).close()
  expect(bytes().includes('Nguyen-Van-Bi-Mat')).toBe(false)
})

it('a copy of a struck journal is one, and holds nothing of it', async () => {
  const journal = await lived()
  await journal.forget(what(), () => true)
  await journal.copyTo(`${here.file}.copy`)
  const copy = readFileSync(`${here.file}.copy`)
  for (const gone of WORDS) expect(copy.includes(gone), gone).toBe(false)
  expect(await replay(await here.open({ file: `${here.file}.copy` }))).toEqual(await replay(journal))
})

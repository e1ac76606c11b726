/** Who is there, at one's own desk and next door, what was left for them, and whose phone can be woken. */
import type { DutyView, OwnPhone, PhoneTest, ShiftNote, StationDuty } from '../../contract/duty-views.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import { iso, personRef, stationRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesStation, type Viewer } from '../sight.ts'
import type { KeptNote, PhoneTestState } from '../state.ts'
import { SHOWN_WITHIN_MS, troubleOfPhone } from './phone-watch.ts'

/** Who has read it is nobody's question any more after this; what nobody has read waits without end. */
const HANDOVER_MS = 24 * 3_600_000
/** A test is told of for as long as it says something about now. */
const TEST_TOLD_MS = 60 * 60_000

export function dutyView(
  state: Seen,
  directory: Directory,
  viewer: Viewer,
  attended: (person: PersonId) => boolean,
  now: number,
): DutyView {
  const post = state.duty.get(viewer.person)
  return {
    onDuty: post !== undefined,
    ...(post && { station: stationRef(post.station, directory), since: iso(post.since) }),
    attended: attended(viewer.person),
    handovers: post && post.role !== 'patrol' ? handoversFor(viewer.person, post.station, state, directory, now) : [],
    stations: around(viewer, directory).map((station) => stationDuty(state, directory, viewer, station, attended, now)),
    ...(post && { phones: ownPhones(viewer.person, post.since, state, directory, now) }),
  }
}

export const noteView = ({ id, at, by, text, handOver, readBy }: DeepReadonly<KeptNote>, directory: Directory): ShiftNote => ({
  ...{ id, at: iso(at), by: personRef(by, directory), text, handOver },
  readBy: readBy.map((reader) => ({ ...personRef(reader.person, directory), at: iso(reader.at) })),
})

function handoversFor(person: PersonId, station: StationId, state: Seen, directory: Directory, now: number): ShiftNote[] {
  return (state.notes.get(station) ?? [])
    .filter(({ handOver, by, readBy, at }) => {
      const mine = by === person || readBy.some((reader) => reader.person === person)
      return handOver && !mine && (readBy.length === 0 || now - at < HANDOVER_MS)
    })
    .map((note) => noteView(note, directory))
}

/** Own station first, then its neighbours in the order they would be called for its sites, then what is above it. */
function around({ station }: Viewer, directory: Directory): StationId[] {
  if (station === null) return []
  const found = new Set([station])
  for (const route of directory.routes.values())
    if (route.home[0] === station) for (const neighbour of route.neighbours.slice(0, 5)) found.add(neighbour)
  const parent = directory.stations.get(station)?.parent
  if (parent) found.add(parent)
  return [...found].slice(0, 8)
}

export function stationDuty(
  state: Seen,
  directory: Directory,
  viewer: Viewer,
  station: StationId,
  attended: (person: PersonId) => boolean,
  now: number,
): StationDuty {
  const own = seesStation(viewer, station)
  const people = [...state.duty]
    .filter(([, post]) => post.station === station)
    // The desk first, then who it can send, each in the order they came.
    .sort(([, a], [, b]) => Number(a.role === 'patrol') - Number(b.role === 'patrol') || a.since - b.since)
    .map(([person, { role, since, sirenHeardAt }]) => ({
      ...personRef(person, directory),
      role,
      since: iso(since),
      attended: attended(person),
      phones: directory.phones.get(person)?.length ?? 0,
      ...(own && phonesOf(person, state, directory, now)),
      ...(own && sirenHeardAt !== undefined && { sirenHeardAt: iso(sirenHeardAt) }),
    }))
  const phone = directory.stations.get(station)?.phone
  return {
    station: stationRef(station, directory),
    ...(phone && { phone }),
    attended: people.some((each) => each.attended && each.role !== 'patrol'),
    people,
  }
}

function phonesOf(person: PersonId, state: Seen, directory: Directory, now: number) {
  const known = state.phones.get(person)
  const proven = (directory.phones.get(person) ?? []).flatMap((id) => known?.get(id)?.provenAt ?? [])
  const lost = state.lostPhones.get(person)
  const test = state.phoneTests.get(person)
  return {
    ...(proven.length > 0 && { provenAt: iso(Math.max(...proven)) }),
    ...(lost && { unreachableSince: iso(lost.since) }),
    ...(test && now - test.at < TEST_TOLD_MS && { test: testView(test) }),
  }
}

/** Also those that were lost in this shift: whoever holds such a phone may still have the page open. */
function ownPhones(person: PersonId, since: number, state: Seen, directory: Directory, now: number): OwnPhone[] {
  const own = directory.phones.get(person) ?? []
  const known = state.phones.get(person) ?? new Map()
  const gone = [...known].flatMap(([id, { failed }]) => (failed?.why === 'gone' && failed.at >= since && !own.includes(id) ? [id] : []))
  return [...own, ...gone].map((id) => {
    const phone = known.get(id)
    const trouble = troubleOfPhone(phone, now)
    return {
      id,
      ...(phone?.provenAt != null && { provenAt: iso(phone.provenAt) }),
      ...(trouble && { trouble: { since: iso(trouble.since), why: trouble.why } }),
    }
  })
}

const testView = ({ at, phones }: DeepReadonly<PhoneTestState>): PhoneTest => ({
  at: iso(at),
  lateAt: iso(at + SHOWN_WITHIN_MS),
  phones: [...phones].map(([id, { outcome, shownAt }]) => ({
    id,
    ...(outcome !== null && { outcome }),
    ...(shownAt !== null && { shownAt: iso(shownAt) }),
  })),
})

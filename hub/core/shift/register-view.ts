/** The printed register of a station: who was on duty from when to when, and everything that happened, in order. */
import type { Event, EventOf, EventType } from '../../contract/events.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { IncidentLine, RegisterEntry, RegisterView } from '../../contract/shift.ts'
import type { Directory } from '../directory.ts'
import { buttonRef, iso, personRef, siteRef, stationRef } from '../incident/timeline.ts'
import { POWER_TYPES, pastPower, pastPowerView } from '../power/power-view.ts'
import type { Seen } from '../seen.ts'
import type { Viewer } from '../sight.ts'
import { clockJumpView, downtimeView, outageView } from '../silence/outage-view.ts'
import { OUTAGE_TYPES, pastOutages } from '../silence/past-outages.ts'
import * as only from '../station-sight.ts'
import { pastWatched, WATCHED_TYPES } from '../watched/watched-view.ts'
import { emptyDeskView, pastEmptyDesks } from './empty-desk-view.ts'

/** Who was on duty at its beginning signed on before it; an outage may have begun before it, too. */
export const REGISTER_LOOK_BACK_MS = 24 * 3_600_000
/** Longer than any shift, and short enough to be read: a week. */
export const REGISTER_MS = 7 * 24 * 3_600_000
export const REGISTER_EVENTS = 5_000
export const REGISTER_TYPES: readonly EventType[] = [
  ...(['DutyStarted', 'DutyEnded', 'SirenChecked', 'ShiftNoted', 'HandoverRead', 'PhoneLost', 'PhoneBack'] as const),
  ...OUTAGE_TYPES,
  ...(['HubStarted', 'HubPaused', 'ClockJumped', 'MistakeReported'] as const),
  ...(['StationUnattended', 'StationAttended'] as const),
  ...POWER_TYPES,
  ...WATCHED_TYPES,
  ...(['SiteOnTest', 'SiteOnTestEnded', 'ButtonBypassed', 'ButtonBypassEnded'] as const),
]

export type RegisterAsked = {
  station: StationId
  from: number
  to: number
  now: number
  /** Of REGISTER_TYPES, from REGISTER_LOOK_BACK_MS before, in order; null: the journal did not answer. */
  past: readonly Event[] | null
  incidents: readonly IncidentLine[]
}

export function registerView(state: Seen, directory: Directory, viewer: Viewer, asked: RegisterAsked): RegisterView {
  const { station, from, to, now, incidents } = asked
  const past = asked.past ?? []
  const eyes = only.at(station, viewer)
  const within = (time: number) => time >= from && time < to
  const entries: RegisterEntry[] = [
    ...incidents.map((incident) => ({ at: incident.openedAt, what: 'incident' as const, incident })),
    ...outages(),
    ...emptyDesks(),
    ...power(),
    ...hubs(),
    ...past.flatMap((event, place) => (within(event.at) ? entryOf(event, past.slice(place + 1), station, directory) : [])),
  ]
  return {
    station: stationRef(station, directory),
    from: iso(from),
    to: iso(to),
    madeAt: iso(now),
    by: personRef(viewer.person, directory),
    people: peopleOn(station, past, from, to, directory),
    sirens: past
      .filter((event): event is EventOf<'SirenChecked'> => event.type === 'SirenChecked' && event.station === station && within(event.at))
      .map(({ at, person, heard }) => ({ at: iso(at), person: personRef(person, directory), heard })),
    entries: entries.sort((a, b) => a.at.localeCompare(b.at)),
    ...((asked.past === null || past.length >= REGISTER_EVENTS) && { partial: true }),
  }

  function emptyDesks(): RegisterEntry[] {
    return pastEmptyDesks(past, station)
      .filter(({ since, until }) => since < to && (until ?? now) >= from)
      .map((desk) => {
        const view = emptyDeskView(desk, directory, false)
        return { at: view.since, what: 'outage', outage: { ...view, ...(desk.until !== null && { until: iso(desk.until) }) } }
      })
  }

  function power(): RegisterEntry[] {
    return pastPower(past, station, directory)
      .filter(({ since, until }) => since < to && (until ?? now) >= from)
      .map((each) => ({ at: iso(each.since), what: 'outage', outage: pastPowerView(each, directory) }))
  }

  function hubs(): RegisterEntry[] {
    return pastWatched(past, station, directory)
      .filter(({ since, until }) => since < to && (until ?? now) >= from)
      .map(({ view }) => ({ at: view.since, what: 'outage', outage: view }))
  }

  function outages(): RegisterEntry[] {
    return pastOutages(past)
      .filter((outage) => outage.since < to && (outage.until ?? now) >= from && only.concerns(station, outage, directory))
      .flatMap((outage) =>
        outageView(outage, state, directory, eyes, now).map((view) => ({
          ...{ at: view.since, what: 'outage' as const },
          outage: { ...view, tonight: false, ...(outage.until !== null && { until: iso(outage.until) }) },
        })),
      )
  }
}

/** @param after what came after it: its end, if it has one */
function entryOf(event: Event, after: readonly Event[], station: StationId, directory: Directory): RegisterEntry[] {
  const base = { at: iso(event.at) }
  const isHome = (site: EventOf<'SiteOnTest'>['site']) => directory.routes.get(site)?.home.includes(station) ?? false
  const endOf = (ends: (later: Event) => boolean, field: 'endedAt' | 'backAt') => {
    const end = after.find(ends)
    return end ? { [field]: iso(end.at) } : {}
  }
  switch (event.type) {
    case 'ShiftNoted': {
      if (event.station !== station) return []
      const { note: id, at, person, text, handOver } = event
      const readBy = after.flatMap((later) =>
        later.type === 'HandoverRead' && later.note === id ? [{ ...personRef(later.person, directory), at: iso(later.at) }] : [],
      )
      return [{ ...base, what: 'note', note: { id, at: iso(at), by: personRef(person, directory), text, handOver, readBy } }]
    }
    case 'ButtonBypassed': {
      const { button, site, by, reason, until } = event
      const refs = { button: buttonRef(button, directory), site: siteRef(site, directory), by: personRef(by, directory) }
      const ended = endOf((later) => later.type === 'ButtonBypassEnded' && later.button === button, 'endedAt')
      return isHome(site) ? [{ ...base, what: 'bypass', ...refs, reason, until: iso(until), ...ended }] : []
    }
    case 'SiteOnTest': {
      const { site, by, reason, until } = event
      const ended = endOf((later) => later.type === 'SiteOnTestEnded' && later.site === site, 'endedAt')
      const refs = { site: siteRef(site, directory), by: personRef(by, directory) }
      return isHome(site) ? [{ ...base, what: 'on-test', ...refs, reason, until: iso(until), ...ended }] : []
    }
    case 'PhoneLost': {
      if (event.station !== station) return []
      const { person, since, why } = event
      const phone = {
        person: personRef(person, directory),
        station: stationRef(station, directory),
        since: iso(since),
        why,
        tonight: false,
      }
      const ends = (later: Event) => (later.type === 'PhoneBack' || later.type === 'DutyEnded') && later.person === person
      return [{ ...base, what: 'phone', phone, ...endOf(ends, 'backAt') }]
    }
    case 'MistakeReported':
      return isHome(event.site) ? [{ ...base, what: 'mistake', site: siteRef(event.site, directory) }] : []
    case 'HubStarted': {
      if (event.downSince === null) return []
      return [{ ...base, what: 'outage', outage: { ...downtimeView({ from: event.downSince, to: event.at }, event.at), tonight: false } }]
    }
    case 'HubPaused':
      return [{ ...base, what: 'outage', outage: { ...downtimeView({ from: event.from, to: event.at }, event.at), tonight: false } }]
    case 'ClockJumped':
      return [{ ...base, what: 'outage', outage: { ...clockJumpView(event, event.at), tonight: false } }]
    default:
      return []
  }
}

function peopleOn(station: StationId, past: readonly Event[], from: number, to: number, directory: Directory): RegisterView['people'] {
  const posts: { person: PersonId; role: EventOf<'DutyStarted'>['role']; from: number; until: number | null }[] = []
  const open = new Map<PersonId, (typeof posts)[number]>()
  for (const event of past) {
    if (event.type !== 'DutyStarted' && event.type !== 'DutyEnded') continue
    const { person, at } = event
    const before = open.get(person)
    if (before) before.until = at
    open.delete(person)
    if (event.type !== 'DutyStarted' || event.station !== station) continue
    const post = { person, role: event.role, from: at, until: null }
    open.set(person, post)
    posts.push(post)
  }
  return posts
    .filter((post) => post.from < to && (post.until ?? to) >= from)
    .map(({ person, role, from: began, until }) => ({
      ...{ person: personRef(person, directory), role, from: iso(began) },
      ...(until !== null && { until: iso(until) }),
    }))
}

/** What whoever takes over a shift should know, in one view. What rings or keeps an alarm from ringing tonight is on the rail as well; the rest is only here. */
import type { Outage, ShiftNote } from '../../contract/duty-views.ts'
import type { Event, EventType } from '../../contract/events.ts'
import type { StationId } from '../../contract/ids.ts'
import type { DigestView, IncidentLine } from '../../contract/shift.ts'
import { simEnds } from '../../contract/sim-end.ts'
import { localDay } from '../calendar/local-day.ts'
import { lostPhones, notUnderstood, runningBypasses, runningTests } from '../desk-view.ts'
import { hasLowBattery } from '../devices/device-view.ts'
import { isOverdue, replaceSoon } from '../devices/rota-view.ts'
import { calendarOf } from '../devices/test-rota.ts'
import type { Directory } from '../directory.ts'
import { unprovenBells } from '../incident/bell-view.ts'
import { buttonRef, iso, siteRef, stationRef } from '../incident/timeline.ts'
import { POWER_TYPES, pastPower, pastPowerView, powerEntries } from '../power/power-view.ts'
import type { Seen } from '../seen.ts'
import type { Viewer } from '../sight.ts'
import { clockJumpView, downtimeView, outageView } from '../silence/outage-view.ts'
import { OUTAGE_TYPES, pastOutages } from '../silence/past-outages.ts'
import { SHORT_OUTAGE_MS } from '../silence/tonight.ts'
import * as only from '../station-sight.ts'
import { pastWatched, WATCHED_TYPES, watchedEntries } from '../watched/watched-view.ts'
import { noteView } from './duty-view.ts'
import { emptyDesks, emptyDeskView, pastEmptyDesks } from './empty-desk-view.ts'

/** Before the first sign-on a digest tells of so much. */
export const DIGEST_MS = 12 * 3_600_000
/** An outage that ended in this shift may have begun before it. */
export const OUTAGE_LOOK_BACK_MS = 24 * 3_600_000
export const DIGEST_TYPES: readonly EventType[] = [
  ...OUTAGE_TYPES,
  'StationUnattended',
  'StationAttended',
  ...POWER_TYPES,
  ...WATCHED_TYPES,
]
const PAST_TOLD = 20

export type DigestAsked = {
  station: StationId
  from: number
  now: number
  /** Of DIGEST_TYPES, from OUTAGE_LOOK_BACK_MS before; null: the journal did not answer. */
  past: readonly Event[] | null
  incidents: readonly IncidentLine[]
}

export function digestView(state: Seen, directory: Directory, viewer: Viewer, asked: DigestAsked): DigestView {
  const { station, from, now, past, incidents } = asked
  const eyes = only.at(station, viewer)
  const quiet = incidents.filter((line) => line.quiet)
  return {
    station: stationRef(station, directory),
    from: iso(from),
    to: iso(now),
    notes: notesOf(state, directory, station, from),
    outages: [
      ...[...state.outages.values()].flatMap((outage) => outageView(outage, state, directory, eyes, now)),
      ...emptyDesks(state, directory, eyes),
      ...powerEntries(state, directory, eyes, now),
      ...watchedEntries(state, directory, eyes, now),
    ],
    onTest: runningTests(state, directory, eyes, now),
    bypasses: runningBypasses(state, directory, eyes, now),
    phones: lostPhones(state, directory, eyes),
    incidents: incidents.filter((line) => !line.quiet),
    tests: { presses: quiet.length, sites: new Set(quiet.map(({ site }) => site.id)).size },
    ...ended(asked, state, directory, eyes),
    ...devices(state, directory, station, now),
    bells: unprovenBells(state, directory, station, now),
    sims: sims(directory, station, now),
    notUnderstood: notUnderstood(state, directory, eyes, now),
    ...(past === null && { partial: true }),
  }
}

/** Of this shift, and whatever nobody has confirmed having read. */
const notesOf = (state: Seen, directory: Directory, station: StationId, from: number): ShiftNote[] =>
  (state.notes.get(station) ?? [])
    .filter(({ at, handOver, readBy }) => at >= from || (handOver && readBy.every((reader) => reader.at >= from)))
    .map((note) => noteView(note, directory))

function ended({ past, from, now, station }: DigestAsked, state: Seen, directory: Directory, eyes: Viewer) {
  const over = pastOutages(past ?? []).flatMap((outage) => {
    const { until } = outage
    return until !== null && until >= from && only.concerns(station, outage, directory) ? [{ ...outage, until }] : []
  })
  const short = over.filter(({ since, until }) => until - since < SHORT_OUTAGE_MS)
  const long = over.filter((outage) => !short.includes(outage)).sort((a, b) => b.until - b.since - (a.until - a.since))
  const told = long.slice(0, PAST_TOLD)
  const folded = [...short, ...long.slice(PAST_TOLD)]
  const pastView = (outage: (typeof over)[number]): Outage[] =>
    outageView(outage, state, directory, eyes, now).map((view) => ({ ...view, until: iso(outage.until), tonight: false }))
  const desksOver = pastEmptyDesks(past ?? [], station).flatMap((desk) =>
    desk.until !== null && desk.until >= from ? [{ ...emptyDeskView(desk, directory, false), until: iso(desk.until) }] : [],
  )
  const powerOver = pastPower(past ?? [], station, directory).filter(({ until }) => until !== null && until >= from)
  const hubsOver = pastWatched(past ?? [], station, directory).filter(({ until }) => until !== null && until >= from)
  const downtimes = state.downtimes.filter(({ to }) => to >= from).map((down) => ({ ...downtimeView(down, now), tonight: false }))
  // Set back to before the shift began it is of this shift all the same.
  const jumps = state.clockJumps
    .filter(({ at, by }) => Math.max(at, at - by) >= from)
    .map((jump) => ({ ...clockJumpView(jump, now), tonight: false }))
  return {
    pastOutages: [
      ...downtimes,
      ...jumps,
      ...told.flatMap(pastView),
      ...desksOver,
      ...powerOver.map((each) => pastPowerView(each, directory)),
      ...hubsOver.map(({ view }) => view),
    ],
    shortOutages: { count: folded.length, places: new Set(folded.map(({ site, gateway, id }) => site ?? gateway ?? id)).size },
  }
}

function sims(directory: Directory, station: StationId, now: number): DigestView['sims'] {
  const own = [...only.sitesOf(station, directory)].flatMap((id) => directory.sites.get(id) ?? [])
  return simEnds(own, localDay(now, directory.settings.timeZone)).map(({ site, end }) => ({ site: siteRef(site.id, directory), ...end }))
}

function devices(state: Seen, directory: Directory, station: StationId, now: number): Pick<DigestView, 'batteries' | 'overdue'> {
  const found: Pick<DigestView, 'batteries' | 'overdue'> = { batteries: [], overdue: [] }
  const calendar = calendarOf(now, directory.settings)
  for (const site of only.sitesOf(station, directory)) {
    for (const id of directory.buttonsOf.get(site) ?? []) {
      const button = directory.buttons.get(id)
      if (button?.retiredAt !== undefined) continue
      const which = { button: buttonRef(id, directory), site: siteRef(site, directory) }
      const battery = state.devices.get(id)?.battery
      const replaceBy = replaceSoon(state, id, calendar)
      if (battery !== undefined && button && (replaceBy !== undefined || hasLowBattery(state, button)))
        found.batteries.push({ ...which, battery, ...(replaceBy && { replaceBy }) })
      const proven = state.proven.get(id)
      if (isOverdue(state, directory, id, calendar))
        found.overdue.push({ ...which, ...(proven !== undefined && { provenAt: iso(proven) }) })
    }
  }
  return found
}

/** Stations without power: on their own rail and on that of whoever stands above them, and in the book of both. */
import type { Outage } from '../../contract/duty-views.ts'
import type { Event, EventType } from '../../contract/events.ts'
import type { StationId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import { iso, stationRef } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'
import { seesReduced, seesStation, type Viewer } from '../sight.ts'
import { hubStation } from './hub-station.ts'

export const POWER_TYPES: readonly EventType[] = ['MainsFailed', 'MainsBack', 'UpsLost', 'UpsBack', 'GoodbyeSaid']
/** A UPS that was taken away says nothing more: nobody looks at it after this. */
const FORGOTTEN_MS = 24 * 3_600_000

type Power = NonNullable<ReturnType<Seen['power']['get']>>
export type PastPower = { station: StationId; cause: 'power' | 'ups'; since: number; until: number | null; goodbyeAt: number | null }

export const isHubStation = (station: StationId, directory: Directory): boolean => hubStation(directory) === station

export function powerEntries(state: Seen, directory: Directory, viewer: Viewer, now: number): Outage[] {
  if (seesReduced(viewer)) return []
  return [...state.power].flatMap(([station, power]) => {
    const known = directory.stations.get(station)
    const own = viewer.station !== null && (viewer.station === station || viewer.station === known?.parent)
    if (!known || !(own || seesStation(viewer, station)) || now - power.heardAt > FORGOTTEN_MS) return []
    const isHub = isHubStation(station, directory)
    const failed =
      power.failedAt === null ? [] : [mainsView(station, power, power.failedAt, isHub, directory, own || viewer.role === 'admin')]
    const lost = power.lostAt === null ? [] : [entry('ups', station, power.lostAt, directory)]
    return [...failed, ...lost]
  })
}

function mainsView(station: StationId, power: Power, since: number, hub: boolean, directory: Directory, tonight: boolean): Outage {
  const { minutes, minutesAt, battery, goodbye } = power
  return {
    ...entry('power', station, since, directory),
    tonight,
    power: {
      hub,
      ...(minutes !== undefined && { minutes: Math.floor(minutes), minutesAt: iso(minutesAt ?? since) }),
      ...(battery !== undefined && { battery: Math.round(battery) }),
      ...(goodbye && { goodbyeAt: iso(goodbye.at) }),
    },
  }
}

function entry(cause: 'power' | 'ups', station: StationId, since: number, directory: Directory): Outage {
  const phone = directory.stations.get(station)?.phone
  return {
    ...{ id: `${cause}-${station}-${since}`, cause, since: iso(since), buttons: [], tonight: false },
    station: { ...stationRef(station, directory), ...(phone && { phone }) },
  }
}

export function pastPowerView({ station, cause, since, until, goodbyeAt }: PastPower, directory: Directory): Outage {
  const hub = isHubStation(station, directory)
  return {
    ...entry(cause, station, since, directory),
    ...(cause === 'power' && { power: { hub, ...(goodbyeAt !== null && { goodbyeAt: iso(goodbyeAt) }) } }),
    ...(until !== null && { until: iso(until) }),
  }
}

/** @param events in order; those of one station, and of those it stands above */
export function pastPower(events: readonly Event[], station: StationId, directory: Directory): PastPower[] {
  const open = new Map<string, PastPower>()
  const found: PastPower[] = []
  const begin = (cause: PastPower['cause'], of: StationId, since: number) => {
    const made = { station: of, cause, since, until: null, goodbyeAt: null }
    open.set(`${cause} ${of}`, made)
    found.push(made)
  }
  const end = (cause: PastPower['cause'], of: StationId, at: number) => {
    const known = open.get(`${cause} ${of}`)
    if (known) known.until = at
    open.delete(`${cause} ${of}`)
  }
  for (const event of events) {
    if (event.type === 'MainsFailed') begin('power', event.station, event.since)
    else if (event.type === 'UpsLost') begin('ups', event.station, event.since)
    else if (event.type === 'MainsBack') end('power', event.station, event.at)
    else if (event.type === 'UpsBack') end('ups', event.station, event.at)
    else if (event.type === 'GoodbyeSaid') {
      const known = open.get(`power ${event.station}`)
      if (known) known.goodbyeAt = event.at
    }
  }
  return found.filter(({ station: of }) => of === station || directory.stations.get(of)?.parent === station)
}

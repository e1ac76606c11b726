/** Other hubs that are not heard: on the rail of the desk that watches them and of whoever stands above it, in their books, and in the office. */
import type { Outage } from '../../contract/duty-views.ts'
import type { Event, EventType } from '../../contract/events.ts'
import type { StationId, WatchedHubId } from '../../contract/ids.ts'
import type { WatchedHub, WatchedHubRead } from '../../contract/watched.ts'
import type { Directory } from '../directory.ts'
import { iso, personRef, stationRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesReduced, seesStation, type Viewer } from '../sight.ts'
import type { LostContact } from './watched-state.ts'

export const WATCHED_TYPES: readonly EventType[] = [
  'WatchedHubLost',
  'WatchedHubBack',
  'WatchedHubFlapping',
  'WatchedHubSteady',
  'OwnLineLost',
  'OwnLineBack',
]

/** Nobody at the desk has said that they saw it for so long: whoever stands above it must. As for a dark shop. */
const ABOVE_AFTER_MS = 5 * 60_000

export function watchedEntries(state: Seen, directory: Directory, viewer: Viewer, now: number): Outage[] {
  if (seesReduced(viewer)) return []
  const entries: Outage[] = []
  for (const [id, { lost, stopping, unsteady }] of state.watched) {
    const hub = directory.watchedHubs?.get(id)
    if (!hub || hub.removedAt !== undefined || !seesStation(viewer, hub.station)) continue
    const base = { ...place([id], hub.station, directory), cause: 'watched-hub' as const, buttons: [], tonight: true }
    if (lost) entries.push({ ...base, ...contactView(lost, [hub.station], directory, viewer, now) })
    else if (stopping && now < stopping.until) {
      const planned = { until: iso(stopping.until), reason: stopping.reason }
      entries.push({ ...base, id: `watched-stop-${id}-${stopping.at}`, since: iso(stopping.at), planned })
    } else if (unsteady) entries.push({ ...base, flapping: true, ...contactView(unsteady, [hub.station], directory, viewer, now) })
  }
  const line = state.ownLine.lost
  const [station] = line?.stations.filter((each) => seesStation(viewer, each)) ?? []
  if (line && station !== undefined) {
    const base = { ...place(line.hubs, station, directory), cause: 'own-line' as const, buttons: [], tonight: true }
    entries.push({ ...base, ...contactView(line, line.stations, directory, viewer, now) })
  }
  return entries
}

function place(hubs: readonly WatchedHubId[], station: StationId, directory: Directory): Pick<Outage, 'hubs' | 'station'> {
  const known = hubs.flatMap((id) => directory.watchedHubs?.get(id) ?? [])
  return { hubs: known.map(({ id, name, phones }) => ({ id, name, phones })), station: stationRef(station, directory) }
}

function contactView(
  { id, since, at, acknowledged }: DeepReadonly<LostContact>,
  home: readonly StationId[],
  directory: Directory,
  { role, station }: Viewer,
  now: number,
): Pick<Outage, 'id' | 'since' | 'toAcknowledge' | 'acknowledged'> {
  const isOfficer = (role === 'officer' || role === 'commander') && station !== null
  const must = isOfficer && !acknowledged && (home.includes(station) || now - at >= ABOVE_AFTER_MS)
  const seen = acknowledged && {
    ...{ by: personRef(acknowledged.by, directory), at: iso(acknowledged.at) },
    ...(acknowledged.note !== undefined && { note: acknowledged.note }),
  }
  return { id, since: iso(since), ...(must && { toAcknowledge: true }), ...(seen && { acknowledged: seen }) }
}

type Past = { view: Outage; stations: readonly StationId[]; since: number; until: number | null }

/** @param events in order; those of one station */
export function pastWatched(events: readonly Event[], station: StationId, directory: Directory): Past[] {
  const found = new Map<string, Past>()
  const begin = (
    id: string,
    cause: 'watched-hub' | 'own-line',
    since: number,
    hubs: readonly WatchedHubId[],
    stations: StationId[],
    more: Pick<Outage, 'flapping'> = {},
  ) => {
    const at = stations.includes(station) ? station : (stations[0] ?? station)
    const view: Outage = { id, cause, since: iso(since), buttons: [], tonight: false, ...place(hubs, at, directory), ...more }
    found.set(id, { view, stations, since, until: null })
  }
  const end = (id: string, at: number) => {
    const known = found.get(id)
    if (known && known.until === null) Object.assign(known, { until: at, view: { ...known.view, until: iso(at) } })
  }
  for (const event of events) {
    if (event.type === 'WatchedHubLost') begin(event.outage, 'watched-hub', event.since, [event.hub], [event.station])
    else if (event.type === 'WatchedHubBack' && event.lost !== null) end(event.lost, event.at)
    else if (event.type === 'WatchedHubFlapping') {
      // What came and went before is what it is about.
      for (const [id, { view, since }] of found)
        if (view.cause === 'watched-hub' && since >= event.since && view.hubs?.some((hub) => hub.id === event.hub)) found.delete(id)
      begin(event.outage, 'watched-hub', event.since, [event.hub], [event.station], { flapping: true })
    } else if (event.type === 'WatchedHubSteady') end(event.outage, event.at)
    else if (event.type === 'OwnLineLost') {
      // What was told hub by hub went into this one.
      for (const [id, { view, until }] of found)
        if (until === null && !view.flapping && view.hubs?.some((hub) => event.hubs.includes(hub.id))) found.delete(id)
      begin(event.outage, 'own-line', event.since, event.hubs, event.stations)
    } else if (event.type === 'OwnLineBack') end(event.outage, event.at)
  }
  return [...found.values()].filter(({ stations }) => stations.includes(station))
}

export function watchedHubView(hub: WatchedHub, state: Seen, now: number): WatchedHubRead {
  const { id, name, station, phones } = hub
  const known = state.watched.get(id)
  const base = { id, name, station, phones: [...phones] }
  if (!known) return { ...base, state: 'never-heard' }
  const { heardAt, says, stopping, lost, unsteady } = known
  const heard = { ...base, heardAt: iso(heardAt), ...(unsteady && { flapping: true }) }
  if (lost) return { ...heard, state: 'lost', lostSince: iso(lost.since) }
  if (stopping && now < stopping.until) return { ...heard, state: 'stopping', stoppingUntil: iso(stopping.until) }
  return { ...heard, state: says }
}

/** For whoever watches the hub from outside: each watched hub by its name, and the own line. `heardAt` in ms since 1970. */
export type WatchedFigures = {
  hubs: readonly { name: string; isLost: boolean; isUnsteady: boolean; heardAt: number | null }[]
  isLineLost: boolean
}

export function watchedFigures(state: Seen, directory: Directory): WatchedFigures {
  const hubs = [...(directory.watchedHubs?.values() ?? [])].filter(({ removedAt }) => removedAt === undefined)
  return {
    hubs: hubs.map(({ id, name }) => {
      const known = state.watched.get(id)
      return { name, isLost: Boolean(known?.lost), isUnsteady: Boolean(known?.unsteady), heardAt: known?.heardAt ?? null }
    }),
    isLineLost: state.ownLine.lost !== null,
  }
}

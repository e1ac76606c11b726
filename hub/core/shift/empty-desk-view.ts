/** Duty desks that nobody is before: on the rail of whoever was told, in the book of both ends, and for the administrator. */
import type { Outage } from '../../contract/duty-views.ts'
import type { Event } from '../../contract/events.ts'
import type { StationId } from '../../contract/ids.ts'
import type { DeskTrouble } from '../../contract/shift-events.ts'
import type { Directory } from '../directory.ts'
import { iso, stationRef } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'
import { seesReduced, seesStation, type Viewer } from '../sight.ts'

type EmptyDesk = { station: StationId; since: number; why: DeskTrouble; told: readonly StationId[] }
export type PastEmptyDesk = EmptyDesk & { until: number | null }

/** What changes tonight's action: alarms of those sites come to whoever was told first. At the desk itself it says what to put right. */
export function emptyDesks(state: Seen, directory: Directory, viewer: Viewer): Outage[] {
  if (seesReduced(viewer)) return []
  return [...state.desks].flatMap(([station, { empty }]) => {
    if (!empty) return []
    const isTold = viewer.station !== null && (empty.told.includes(viewer.station) || viewer.station === station)
    if (!isTold && !seesStation(viewer, station)) return []
    return [emptyDeskView({ station, ...empty }, directory, isTold || viewer.role === 'admin')]
  })
}

export function emptyDeskView({ station, since, why }: EmptyDesk, directory: Directory, tonight: boolean): Outage {
  const phone = directory.stations.get(station)?.phone
  return {
    ...{ id: `desk-${station}-${since}`, cause: 'station', since: iso(since), buttons: [], desk: why, tonight },
    station: { ...stationRef(station, directory), ...(phone && { phone }) },
  }
}

/** @param events in order; those of one station's own desk, and of desks it was told of */
export function pastEmptyDesks(events: readonly Event[], station: StationId): PastEmptyDesk[] {
  const open = new Map<StationId, PastEmptyDesk>()
  const found: PastEmptyDesk[] = []
  for (const event of events) {
    if (event.type === 'StationUnattended') {
      const { station: desk, since, why, told } = event
      const known = open.get(desk)
      if (known) Object.assign(known, { why, told })
      else {
        const made = { station: desk, since, why, told, until: null }
        open.set(desk, made)
        found.push(made)
      }
    } else if (event.type === 'StationAttended') {
      const known = open.get(event.station)
      if (known) known.until = event.at
      open.delete(event.station)
    }
  }
  return found.filter(({ station: desk, told }) => desk === station || told.includes(station))
}

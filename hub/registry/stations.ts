import type { StationId } from '../contract/ids.ts'
import type { Station } from '../contract/resources.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { freshId, type Make, patched, refuse, withEntry } from './change.ts'
import type { RegistryData } from './data.ts'
import { placeFault } from './places.ts'

export const addStation: Make<'AddStation'> = (data, change, chance) => {
  const id = freshId(data.stations, 'station', chance)
  return keep(data, { id, ...change.station })
}

export const patchStation: Make<'PatchStation'> = (data, { id, patch }) => {
  const station = data.stations.get(id)
  if (!station) return refuse('no-such-station', 'There is no station with this id.')
  return keep(data, patched(station, patch))
}

function keep(before: RegistryData, station: Station) {
  const data = { ...before, stations: withEntry(before.stations, station.id, station) }
  return stationFault(data, station) ?? { data, subject: station.id, answer: { station } }
}

function stationFault(data: RegistryData, station: Station): RegistryRefusal | null {
  const { parent, neighbours = [] } = station
  if (parent !== undefined && !data.stations.has(parent))
    return refuse('no-such-station', `The parent ${parent} does not exist: add it first, or name another.`)
  const missing = neighbours.find((neighbour) => !data.stations.has(neighbour))
  if (missing !== undefined) return refuse('no-such-station', `The neighbour ${missing} does not exist: add it first, or name another.`)
  if (neighbours.includes(station.id)) return refuse('station-loop', 'A station cannot be its own neighbour.')
  if (isBelow(data, parent, station.id)) return refuse('station-loop', 'The parent is this station or stands below it: name one above.')
  // The last commune cannot become a district while sites live off being near it.
  for (const site of data.sites.values()) {
    const fault = placeFault(data, site)
    if (fault) return refuse(fault.refused, `Site ${site.code} would belong to no station: assign it one, or keep a commune.`)
  }
  return null
}

function isBelow(data: RegistryData, from: StationId | undefined, above: StationId): boolean {
  for (let id = from; id !== undefined; id = data.stations.get(id)?.parent) if (id === above) return true
  return false
}

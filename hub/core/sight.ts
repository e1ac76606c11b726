/** Who sees what: decided here and nowhere else, for every list, read, feed and push. */
import type { ButtonId, GatewayId, PersonId, SiteId, StationId } from '../contract/ids.ts'
import type { Role } from '../contract/resources.ts'
import type { Directory } from './directory.ts'
import type { DutyPost } from './incident/roster.ts'

export type Viewer = {
  person: PersonId
  role: Role
  /** Where the person is signed on, else where the person belongs. */
  station: StationId | null
  /** That station, the person's own, and all below them. */
  stations: ReadonlySet<StationId>
  /** Of staff and managers. */
  sites: ReadonlySet<SiteId>
}

/** Whose feed the self-drill listens to: sees no site and no person, only what the hub's own button did. */
export const HUB_ITSELF = 'hub-itself' as PersonId

/** Null when there is no such person or the person is disabled. */
export function viewerOf(id: PersonId, directory: Directory, duty: ReadonlyMap<PersonId, Readonly<DutyPost>>): Viewer | null {
  // With no site of its own it sees none.
  if (id === HUB_ITSELF) return { person: id, role: 'staff', station: null, stations: new Set(), sites: new Set() }
  const person = directory.people.get(id)
  if (!person || person.disabled) return null
  const post = duty.get(id)
  const stations = new Set<StationId>()
  for (const own of [person.station, post?.station]) if (own) for (const below of directory.below.get(own) ?? [own]) stations.add(below)
  return { person: id, role: person.role, station: post?.station ?? person.station ?? null, stations, sites: new Set(person.sites ?? []) }
}

const isPolice = (viewer: Viewer) => viewer.role === 'officer' || viewer.role === 'patrol' || viewer.role === 'commander'
const isShop = (viewer: Viewer) => viewer.role === 'staff' || viewer.role === 'manager'
/** Staff and managers see no contacts of others, no people, no notes. */
export const seesReduced = isShop
/** Where the hidden buttons are: to a shop only in the answer to a PIN, because a robber may be looking at its phone. */
export const seesPositions = (viewer: Viewer): boolean => !isShop(viewer)

export function seesStation(viewer: Viewer, station: StationId): boolean {
  return viewer.role === 'admin' || (isPolice(viewer) && viewer.stations.has(station))
}

export function seesSite(viewer: Viewer, site: SiteId, directory: Directory): boolean {
  if (viewer.role === 'admin') return true
  if (isShop(viewer)) return viewer.sites.has(site)
  return directory.routes.get(site)?.home.some((home) => viewer.stations.has(home)) ?? false
}

export function seesButton(viewer: Viewer, button: ButtonId, directory: Directory): boolean {
  const site = directory.buttons.get(button)?.site
  return site !== undefined && seesSite(viewer, site, directory)
}

export function seesGateway(viewer: Viewer, gateway: GatewayId, directory: Directory): boolean {
  if (viewer.role === 'admin') return true
  const { site, station } = directory.gateways.get(gateway) ?? {}
  return (site !== undefined && seesSite(viewer, site, directory)) || (station !== undefined && seesStation(viewer, station))
}

/** How long after the close a station that was told, but does not own the site, still sees an incident, ms. */
const TOLD_SEES_MS = 24 * 3_600_000

type SeenIncident = {
  site: SiteId
  home: readonly StationId[]
  told: readonly StationId[]
  watching: readonly StationId[]
  answer: { phase: string; closedAt?: number }
}

export function seesIncident(viewer: Viewer, incident: SeenIncident, directory: Directory, now: number): boolean {
  if (viewer.role === 'admin' || seesSite(viewer, incident.site, directory)) return true
  if (!isPolice(viewer)) return false
  if (incident.home.some((station) => viewer.stations.has(station))) return true
  const concerned = incident.answer.closedAt === undefined || now - incident.answer.closedAt < TOLD_SEES_MS
  return concerned && [...incident.told, ...incident.watching].some((station) => viewer.stations.has(station))
}

type Approached = {
  patrols: readonly PersonId[]
  onTheWay: readonly PersonId[]
  answer: { phase: string; arrivedBy?: PersonId }
}

/**
 * Notes for responders and people to call: where the safe is, who stands where. A desk needs them at once; a patrol's phone, which
 * may lie on a table, has them only from that patrol's "on my way" or its dispatch until the close.
 */
export function readsNotes({ role, person }: Viewer, { answer, patrols, onTheWay }: Approached): boolean {
  if (role !== 'patrol') return true
  if (answer.phase === 'closed') return false
  return patrols.includes(person) || onTheWay.includes(person) || answer.arrivedBy === person
}

/** A station the viewer's desk would call when it does not answer itself: read by name, place and telephone only. */
export function callsStation(viewer: Viewer, station: StationId, directory: Directory): boolean {
  const own = viewer.station
  if (!isPolice(viewer) || own === null) return false
  if (directory.stations.get(own)?.neighbours?.includes(station)) return true
  return [...directory.routes.values()].some((route) => route.home.includes(own) && route.neighbours.includes(station))
}

/** What a duty desk's map shows, worked out from what the page knows. Pure: drawing is done elsewhere. */
import type { Outage, SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { Location, Site, Station } from '../../../hub/contract/resources.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { type AnyIncident, isWhole } from '../feed/feed-state.ts'
import { type Near, nearest } from './distance.ts'

export type SiteState = 'normal' | 'offline' | 'in-hand' | 'ringing'
/** Since when a place is dark, and what went with it. */
export type Dark = Pick<Outage, 'since' | 'cause' | 'operator' | 'acknowledged' | 'flapping'>
/** Where many places fell silent together: one circle. */
export type DarkStreet = { id: string; centre: Location; metres: number; count: number }
/** `silent`: how many of its buttons are not heard. */
export type SeenSite = {
  id: string
  code: string
  name: string
  location: Location
  state: SiteState
  incident: string | null
  silent: number
  /** What rings or is in hand there is an exercise. */
  drill?: true
  dark?: Dark
}
export type DeskScene = {
  sites: SeenSite[]
  streets: DarkStreet[]
  stations: readonly Station[]
  /** The selected incident's own station, and all others, nearest first. Empty without a selection. */
  near: Near<Station>[]
  home: Station | null
}

/** The circle of a street goes around its outermost shops, not through them. */
const AROUND_M = 60

type Known = {
  incidents: Iterable<AnyIncident>
  supervision: SupervisionView | null
  sites: readonly Site[]
  stations: readonly Station[]
  selected: IncidentView | null
  /** Where this desk is signed on, or belongs. */
  post: string | undefined
}

export function deskScene({ incidents, supervision, sites, stations, selected, post }: Known): DeskScene {
  const silent = new Map<string, number>()
  const dark = new Map<string, Dark>()
  const open = supervision?.outages.filter(({ until }) => until === undefined) ?? []
  for (const outage of open) {
    const { site, sites: several = [], buttons } = outage
    // Of several at one place the one that began first.
    for (const { id } of site ? [site] : several) if (!((dark.get(id)?.since ?? '~') <= outage.since)) dark.set(id, outage)
    if (site) silent.set(site.id, (silent.get(site.id) ?? 0) + buttons.length)
    // How many of each it took along is not told: at least one.
    else for (const { id } of several) silent.set(id, (silent.get(id) ?? 0) + 1)
  }
  const darkness = (id: string) => ({ silent: silent.get(id) ?? 0, ...(dark.has(id) && { dark: dark.get(id) as Dark }) })
  const seen = new Map<string, SeenSite>(
    sites.map(({ id, code, name, location }) => [
      id,
      { id, code, name, location, state: silent.has(id) ? 'offline' : 'normal', incident: null, ...darkness(id) },
    ]),
  )
  // An alarm of a neighbour's site stands on this desk too, and its site is in no list of ours.
  for (const incident of incidents) {
    if (!isWhole(incident) || incident.phase === 'closed' || incident.quiet) continue
    const { id, code, name, location } = incident.site
    const state = incident.ringing || incident.phase === 'ringing' ? 'ringing' : 'in-hand'
    const before = seen.get(id)
    // A real alarm is never hidden by an exercise at the same place.
    const realBefore = before?.incident != null && !before.drill
    if (incident.drill ? realBefore : before?.state === 'ringing' && realBefore) continue
    const drill = incident.drill ? { drill: true as const } : {}
    seen.set(id, { id, code, name, location, state, incident: incident.id, ...darkness(id), ...drill })
  }
  const home = stations.find(({ id }) => id === (selected?.station.id ?? post)) ?? null
  const streets = open.flatMap(({ id, place, sites: several = [] }) =>
    place ? [{ id, centre: place.location, metres: place.radius + AROUND_M, count: several.length }] : [],
  )
  return { sites: [...seen.values()], streets, stations, near: selected ? nearest(stations, selected.site.location) : [], home }
}

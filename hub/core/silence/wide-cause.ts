/**
 * Why many places fell silent together: the hub's own line, a carrier, the power of a street. Each is one entry, whatever it takes along.
 * A place counts when all of it that was ever heard is silent; one dead button among living ones is never part of a street.
 */
import type { Event, EventOf } from '../../contract/events.ts'
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { WideCause } from '../../contract/outage-events.ts'
import type { Location } from '../../contract/resources.ts'
import type { Directory } from '../directory.ts'
import type { State } from '../state.ts'
import { clusters } from './near.ts'
import type { OpenOutage } from './outage.ts'
import { isLively } from './reporting.ts'
import { began, causeAt, isWhole, type Narrow } from './silence.ts'

/** Fewer places are a coincidence, and each wants to be looked at. */
const PLACES = 3
/** Shops of one street stand this near to the next one, metres. */
const STREET_M = 300
/** So many places, and this share of all, fall silent at once only when the hub does not hear. */
const HUB_PLACES = 5
const HUB_SHARE = 0.8
/** Of a carrier's places; the others may live on another mast. */
const OPERATOR_SHARE = 0.6
/** Two places that were last heard within this time may have fallen silent in the same moment: a beat and a half of a minute preset. */
const SAME_MOMENT_MS = 2 * 60_000
/** Only what is new is joined: what has been dark for long has a cause of its own. */
const NEW_MS = 10 * 60_000
/** Whoever is not back so long after the last that came back did not come back with the others. */
const LEFT_BEHIND_MS = 2 * 60_000

type Place = { site: SiteId; entry: Narrow; since: number; location: Location }

/**
 * Wide entries whose others are back: what is left has a cause of its own.
 * @returns the entries that end, and those that begin in their place
 */
export function leftBehind(directory: Directory, at: number, state: State): { ended: Set<string>; events: Event[] } {
  const ended = new Set<string>()
  const events: Event[] = []
  for (const outage of state.outages.values()) {
    if (outage.returnedAt === null || at - outage.returnedAt < LEFT_BEHIND_MS || !isWide(outage)) continue
    const bySite = Map.groupBy(outage.buttons, (button) => directory.buttons.get(button)?.site)
    const isStillWide = outage.cause === 'hub-line' ? isMostOfAll(bySite.size, directory, state) : bySite.size >= PLACES
    if (isStillWide) continue
    ended.add(outage.id)
    events.push({ type: 'OutageEnded', at, outage: outage.id })
    for (const [site, buttons] of bySite) {
      if (site === undefined) continue
      const since = Math.min(...buttons.map((button) => state.devices.get(button)?.lastHeardAt ?? outage.since))
      events.push(began(site, causeAt(site, buttons, directory, state), buttons, since, at))
    }
  }
  return { ended, events }
}

/** @param open as it is after this round's narrow events */
export function widen(open: readonly Narrow[], directory: Directory, at: number, state: State): EventOf<'OutagesJoined'>[] {
  // What happened while the hub did not listen begins for it when it listens again.
  const from = (entry: Narrow) => Math.max(entry.since, state.listeningSince)
  const parted = new Set(open.filter(({ id }) => !state.outages.has(id)).map(({ id }) => id))
  const places = open
    .filter((entry) => !isWide(entry) && (at - from(entry) <= NEW_MS || parted.has(entry.id)))
    .flatMap((entry) => placesOf(entry, from(entry), directory, state))
  if (places.length === 0) return []
  const wide = open.filter((entry) => isWide(entry) && at - from(entry) <= NEW_MS).map((entry) => ({ ...entry, since: from(entry) }))
  const joins: EventOf<'OutagesJoined'>[] = []
  for (const moment of moments(places, wide)) joins.push(...joinsOf(moment, directory, at, state))
  return joins
}

const isWide = ({ cause }: Pick<OpenOutage, 'cause'>): boolean => cause === 'street' || cause === 'operator' || cause === 'hub-line'

/** Empty: one of its sites still speaks, so that this is no silence of a place. */
function placesOf(entry: Narrow, since: number, directory: Directory, state: State): Place[] {
  if (!isNew(entry, directory)) return []
  const dark = new Set(entry.buttons)
  const sites =
    entry.gateway === undefined && entry.site
      ? [entry.site]
      : new Set(entry.buttons.flatMap((button) => directory.buttons.get(button)?.site ?? []))
  const places = [...sites].map((site) => ({ site, entry, since, location: directory.sites.get(site)?.location }))
  const areWhole = places.every(({ site, location }) => location !== undefined && isWhole(site, dark, directory, state))
  return areWhole ? places.map((place) => ({ ...place, location: place.location as Location })) : []
}

/** A device that reports once a day says nothing of the moment in which it fell silent. */
const isNew = ({ buttons }: { buttons: readonly ButtonId[] }, directory: Directory): boolean =>
  buttons.every((button) => isLively(directory.buttons.get(button)?.supervision ?? '25h'))

type Moment = { places: Place[]; wide: Narrow[] }

/** Those that were last heard one shortly after the other; an open wide entry belongs to the moment in which it began. */
function moments(places: readonly Place[], wide: readonly Narrow[]): Moment[] {
  const all = [...places.map((place) => ({ since: place.since, place })), ...wide.map((entry) => ({ since: entry.since, entry }))]
  const found: Moment[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const each of all.sort((a, b) => a.since - b.since)) {
    if (each.since - last > SAME_MOMENT_MS) found.push({ places: [], wide: [] })
    last = each.since
    const moment = found.at(-1)
    if ('place' in each) moment?.places.push(each.place)
    else moment?.wide.push(each.entry)
  }
  return found
}

function joinsOf({ places, wide }: Moment, directory: Directory, at: number, state: State): EventOf<'OutagesJoined'>[] {
  const sitesOf = (entry: Narrow) => new Set(entry.buttons.flatMap((button) => directory.buttons.get(button)?.site ?? []))
  const inWide = new Map(wide.map((entry) => [entry, sitesOf(entry)]))
  const allSites = new Set([...places.map(({ site }) => site), ...[...inWide.values()].flatMap((sites) => [...sites])])
  if (places.length > 0 && isMostOfAll(allSites.size, directory, state)) return joined('hub-line', places, wide, at)

  const joins: EventOf<'OutagesJoined'>[] = []
  let left = places
  const take = (cause: WideCause, group: readonly Place[], into: readonly Narrow[], operator?: string) => {
    joins.push(...joined(cause, group, into, at, operator))
    const gone = new Set(group.map(({ entry }) => entry))
    left = left.filter(({ entry }) => !gone.has(entry))
  }
  for (const [operator, group] of Map.groupBy(places, ({ site }) => directory.sites.get(site)?.uplink?.operator)) {
    if (operator === undefined) continue
    const into = wide.filter((entry) => entry.cause === 'operator' && entry.operator === operator)
    if (into.length > 0 || isMostOfOperator(operator, group, directory, state)) take('operator', group, into, operator)
  }
  const streets = wide.filter(({ cause }) => cause === 'street')
  const members = streets.flatMap((entry) =>
    [...(inWide.get(entry) ?? [])].flatMap((site) => {
      const location = directory.sites.get(site)?.location
      return location ? [{ site, entry, since: entry.since, location }] : []
    }),
  )
  for (const group of clusters([...left, ...members], STREET_M)) {
    const fresh = group.filter(({ entry }) => !isWide(entry))
    const into = streets.filter((entry) => group.some((place) => place.entry === entry))
    if (fresh.length > 0 && new Set(group.map(({ site }) => site)).size >= PLACES) take('street', fresh, into)
  }
  return joins
}

function joined(cause: WideCause, places: readonly Place[], into: readonly Narrow[], at: number, operator?: string) {
  const [same] = into.filter((entry) => entry.cause === cause)
  const others = into.filter((entry) => entry !== same).map(({ id }) => id)
  const entries = [...new Set(places.map(({ entry }) => entry.id)), ...others]
  const outage = same?.id ?? `${cause}-${places[0]?.site}-${at}`
  return [{ type: 'OutagesJoined' as const, at, outage, cause, joined: entries, ...(operator !== undefined && { operator }) }]
}

const isMostOfAll = (silent: number, directory: Directory, state: State): boolean =>
  silent >= HUB_PLACES && silent >= HUB_SHARE * livelySites(directory, state).size

function isMostOfOperator(operator: string, group: readonly Place[], directory: Directory, state: State): boolean {
  if (new Set(group.map(({ site }) => site)).size < PLACES) return false
  const all = [...livelySites(directory, state)].filter((site) => directory.sites.get(site)?.uplink?.operator === operator)
  return group.length >= OPERATOR_SHARE * all.length
}

/** Sites with something that was ever heard, and that speaks often. */
function livelySites(directory: Directory, { devices }: State): Set<SiteId> {
  const sites = new Set<SiteId>()
  for (const { id, site, supervision, retiredAt } of directory.buttons.values())
    if (retiredAt === undefined && isLively(supervision) && devices.has(id)) sites.add(site)
  return sites
}

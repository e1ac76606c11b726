/**
 * Which silence an officer must say that they have seen: the one that changes tonight's action. A shop that goes dark while it is
 * open and its neighbours live may have lost its breaker to a thief; a gateway of many shops, or the hub's own line, leaves all of
 * them without a bell; a station's own bell is all that can be heard there while nobody is before its desk. A street, a carrier,
 * a closed shop, one button of several: they are shown, and nobody is called to the desk.
 */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { Site } from '../../contract/resources.ts'
import { shopOpen } from '../calendar/opening-hours.ts'
import type { Directory } from '../directory.ts'
import { FITTING_MS } from '../incident/roster.ts'
import type { State } from '../state.ts'
import { type Grid, gridOf, metresBetween } from './near.ts'
import { isLively, REPORTING_MS } from './reporting.ts'
import { isWhole, type Narrow } from './silence.ts'

/** Whoever unlocks a shop switches its power on meanwhile. */
const OPENS_MS = 15 * 60_000
/** Of the nearest so many, half must live. */
const NEIGHBOURS = 3
const NEAR_M = 1_000
/** Nobody is near: whoever falls silent with it on the same carrier has been missed by then. */
const SETTLES_MS = 45_000
/** Whether a neighbour lives is known by then; a shop waits no longer to be looked after. */
const KNOWN_BY_MS = 3 * 60_000

/** @param open as it is after this round's events, what was joined left out */
export function raised(open: readonly Narrow[], directory: Directory, at: number, state: State): Event[] {
  const dark = new Set(open.flatMap(({ buttons }) => buttons))
  let town: Grid<Site> | null = null
  return open
    .filter(({ id }) => {
      const known = state.outages.get(id)
      return !known || (known.raisedAt === null && known.acknowledged === null)
    })
    .filter((entry) => needsAnOfficer(entry))
    .map(({ id }) => ({ type: 'OutageRaised', at, outage: id }))

  function needsAnOfficer(entry: Narrow): boolean {
    const sites = new Set(entry.buttons.flatMap((button) => directory.buttons.get(button)?.site ?? []))
    const [only] = sites
    switch (entry.cause) {
      case 'hub-line':
        return true
      case 'street':
      case 'operator':
        return false
      case 'gateway':
        return isOnlyBell(entry) || sites.size > 1 || (only !== undefined && isDarkShop(only, entry))
      case 'site':
      case 'button':
        return only !== undefined && isDarkShop(only, entry)
    }
  }

  /** Before an attended desk it is on the rail, and no more: the alarm is heard there anyhow. */
  function isOnlyBell({ gateway }: Narrow): boolean {
    const known = gateway && directory.gateways.get(gateway)
    return known?.bell === true && known.station !== undefined && Boolean(state.desks.get(known.station)?.empty)
  }

  function isDarkShop(id: SiteId, { buttons, since }: Narrow): boolean {
    const site = directory.sites.get(id)
    if (!site || !isWhole(id, new Set(buttons), directory, state) || !isInService(site, at)) return false
    if ((state.onTest.get(id)?.until ?? 0) > at) return false
    // What reports twice an hour or once a day says nothing of a breaker that was thrown just now.
    if (!buttons.some((button) => isLively(directory.buttons.get(button)?.supervision ?? '25h'))) return false
    // What it did while the hub did not listen is nobody's to judge.
    const from = Math.max(since, state.listeningSince)
    const flaggedAt = from + longest(buttons)
    return isOpen(site, since) && (at >= flaggedAt + KNOWN_BY_MS || isAlone(site, from + longest(buttons) / 2, at - flaggedAt))
  }

  function longest(buttons: Narrow['buttons']): number {
    return Math.max(...buttons.map((button) => REPORTING_MS[directory.buttons.get(button)?.supervision ?? '20s']))
  }

  /** Nobody has told the hours: it counts as open. */
  function isOpen(site: Site, since: number): boolean {
    const is = (time: number) => shopOpen(site, time, directory.settings) ?? true
    return is(at) && (is(since) || is(at - OPENS_MS))
  }

  /**
   * @param from heard after this, a neighbour lived on when the shop fell silent
   * @param waited since it was missed, ms
   */
  function isAlone(site: Site, from: number, waited: number): boolean {
    // Made when it is first asked for, in one round in thousands.
    town ??= gridOf([...directory.sites.values()], NEAR_M)
    const near = town
      .near(site.location)
      .filter(({ id }) => id !== site.id && isHeardOften(id))
      .map(({ id, location }) => ({ id, metres: metresBetween(site.location, location) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, NEIGHBOURS)
    if (near.length === 0) return waited >= SETTLES_MS
    return near.filter(({ id }) => lives(id, from)).length * 2 >= near.length
  }

  function isHeardOften(site: SiteId): boolean {
    const speaksOften = (id: ButtonId) => state.devices.has(id) && isLively(directory.buttons.get(id)?.supervision ?? '25h')
    return (directory.buttonsOf.get(site) ?? []).some(speaksOften)
  }

  function lives(site: SiteId, from: number): boolean {
    const spoke = (id: ButtonId) => !dark.has(id) && (state.devices.get(id)?.lastHeardAt ?? 0) > from
    return (directory.buttonsOf.get(site) ?? []).some(spoke)
  }
}

const isInService = ({ service, fittingSince }: Site, at: number) => service === 'in-service' || at - Date.parse(fittingSince) >= FITTING_MS

/** Who runs a dark shop is told once, in its opening hours, and once more when it is back; what comes and goes is one message an hour. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { SiteId } from '../../contract/ids.ts'
import { shopOpen } from '../calendar/opening-hours.ts'
import type { Command } from '../commands.ts'
import type { Directory } from '../directory.ts'
import { openAlarms } from '../incident/incident.ts'
import type { State, TroubleTold } from '../state.ts'
import { darkNow, isWide, siteDark } from './site-dark.ts'

/** A hiccup of the air is nobody's errand. */
const TOLD_AFTER_MS = 5 * 60_000
/** One more within this time is told by nothing but the page. */
const DAMPED_MS = 60 * 60_000
/** Later it is no news; the page says it. */
const TROUBLE_LIFE_MS = 10 * 60_000
/** Whoever unlocks a shop switches its power on meanwhile. */
const OPENS_MS = 15 * 60_000

type Phones = EventOf<'SiteTroubleTold'>['phones']
export function troubleRound(directory: Directory, at: number, state: State): Event[] {
  if (state.outages.size === 0 && state.troubleTold.size === 0) return []
  return [...managersPhones(directory)].flatMap(([site, phones]) => {
    const news = isBack(site, directory, at, state) ?? isDark(site, directory, at, state)
    // Nothing that a robber could read off a phone while it is being decided who comes.
    return news && openAlarms(state, site).length === 0
      ? [{ type: 'SiteTroubleTold' as const, at, site, ...news, expiresAt: at + TROUBLE_LIFE_MS, phones }]
      : []
  })
}

type News = Pick<TroubleTold, 'what' | 'since'>

function isDark(id: SiteId, directory: Directory, at: number, state: State): News | null {
  const site = directory.sites.get(id)
  const dark = darkNow(id, directory, state, at)
  if (!dark || !site || site.service !== 'in-service' || isWide(dark.cause) || (state.onTest.get(id)?.until ?? 0) > at) return null
  // What it did while the hub did not listen is nobody's to judge.
  if (at - Math.max(dark.since, state.listeningSince) < TOLD_AFTER_MS) return null
  const isOpen = (time: number) => shopOpen(site, time, directory.settings) ?? true
  if (!isOpen(at) || !(isOpen(dark.since) || isOpen(at - OPENS_MS))) return null
  const last = state.troubleTold.get(id)
  if (last && (at - last.darkAt < DAMPED_MS || dark.since <= last.darkAt)) return null
  return { what: 'dark', since: dark.since }
}

function isBack(id: SiteId, directory: Directory, at: number, state: State): News | null {
  const last = state.troubleTold.get(id)
  if (last?.what !== 'dark' || siteDark(id, directory, state, at)) return null
  const own = (directory.buttonsOf.get(id) ?? []).flatMap((button) => state.devices.get(button) ?? [])
  if (own.some(({ flaps }) => flaps)) return null
  const returns = own.flatMap(({ returnedAt }) => (returnedAt !== null && returnedAt > last.darkAt ? [returnedAt] : []))
  // It came back while there was an alarm: by now whoever runs it knows, or has other worries.
  if (at - Math.min(at, ...returns) > TROUBLE_LIFE_MS) return null
  return { what: 'back', since: last.since }
}

function managersPhones({ people, phones }: Directory): Map<SiteId, Phones> {
  const bySite = new Map<SiteId, Phones>()
  for (const { id: person, role, disabled, sites = [] } of people.values()) {
    if (role !== 'manager' || disabled) continue
    const own = (phones.get(person) ?? []).map((subscription) => ({ person, subscription }))
    if (own.length > 0) for (const site of sites) bySite.set(site, [...(bySite.get(site) ?? []), ...own])
  }
  return bySite
}

export function settleTrouble(command: Extract<Command, { type: 'SettleTrouble' }>, state: State): Event[] {
  const { at, site, told, subscription, outcome } = command
  const last = state.troubleTold.get(site)
  if (last?.at !== told || last.phones.get(subscription)?.outcome !== null) return []
  return [{ type: 'SiteTroubleSettled', at, site, told, subscription, outcome }]
}

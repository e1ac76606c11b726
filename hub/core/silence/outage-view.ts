/** One entry of silence as somebody may see it: what fell silent, where, since when, and whether they must say that they saw it. */
import type { Outage } from '../../contract/duty-views.ts'
import type { ButtonId, SiteId, StationId } from '../../contract/ids.ts'
import { shopOpen } from '../calendar/opening-hours.ts'
import type { Directory } from '../directory.ts'
import { buttonRef, iso, personRef, siteRef, stationRef, unplacedRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesButton, seesGateway, seesPositions, type Viewer } from '../sight.ts'
import { middleOf } from './near.ts'
import { isDark, type OpenOutage } from './outage.ts'
import type { PastOutage } from './past-outages.ts'
import { clockJumpTonight, downtimeTonight, outageTonight } from './tonight.ts'

/** Nobody at home has said that they saw it for so long: whoever stands above them must. */
const ABOVE_AFTER_MS = 5 * 60_000

type Told = DeepReadonly<OpenOutage | PastOutage>

export function outageView(outage: Told, state: Seen, directory: Directory, viewer: Viewer, now: number): Outage[] {
  const { id, cause, since, operator, flapping, acknowledged } = outage
  // One that flaps may have come back just now: what it is about is still what it took along.
  const all = 'members' in outage && outage.buttons.length === 0 ? outage.members : outage.buttons
  const buttons = all.filter((button: ButtonId) => seesButton(viewer, button, directory))
  if (buttons.length === 0 && !(outage.gateway && seesGateway(viewer, outage.gateway, directory))) return []
  const site = outage.site && directory.sites.get(outage.site)
  const gateway = outage.gateway && directory.gateways.get(outage.gateway)
  const refOf = seesPositions(viewer) ? buttonRef : unplacedRef
  const open = shopOpen(site, now, directory.settings)
  const sites = [...new Set(buttons.flatMap((button) => directory.buttons.get(button)?.site ?? []))]
  return [
    {
      id,
      cause,
      since: iso(since),
      buttons: buttons.map((button) => refOf(button, directory)),
      tonight: outageTonight(outage, state, directory, now),
      ...(site && { site: siteRef(site.id, directory) }),
      ...(gateway && { gateway: { id: gateway.id, label: gateway.label } }),
      ...(gateway?.bell && gateway.station && { bell: stationRef(gateway.station, directory) }),
      ...(operator !== undefined && { operator }),
      ...(!site && sites.length > 0 && { sites: sites.map((each) => siteRef(each, directory)) }),
      ...(cause === 'street' && { place: placeOf(sites, directory) }),
      ...(flapping && { flapping }),
      ...(open !== undefined && { openNow: open }),
      ...('raisedAt' in outage && mustAcknowledge(outage, sites, state, directory, viewer, now) && { toAcknowledge: true }),
      ...(acknowledged && { acknowledged: acknowledgedView(acknowledged, directory) }),
    },
  ]
}

const placeOf = (sites: readonly SiteId[], directory: Directory) =>
  middleOf(sites.flatMap((site) => directory.sites.get(site)?.location ?? []))

const acknowledgedView = ({ by, at, note }: NonNullable<Told['acknowledged']>, directory: Directory) => ({
  ...{ by: personRef(by, directory), at: iso(at) },
  ...(note !== undefined && { note }),
})

/** An officer of the stations that answer for it; of those above them, when nobody there has for five minutes. */
function mustAcknowledge(
  outage: DeepReadonly<OpenOutage>,
  sites: readonly SiteId[],
  state: Seen,
  directory: Directory,
  { role, station }: Viewer,
  now: number,
): boolean {
  const { raisedAt, acknowledged, gateway } = outage
  if (raisedAt === null || acknowledged || !isDark(outage, state)) return false
  if ((role !== 'officer' && role !== 'commander') || station === null) return false
  const of = gateway && directory.gateways.get(gateway)?.station
  const home = new Set<StationId>([...(of ? [of] : []), ...sites.flatMap((site) => directory.routes.get(site)?.home ?? [])])
  return home.has(station) || now - raisedAt >= ABOVE_AFTER_MS
}

export const downtimeView = ({ from, to }: { from: number; to: number }, now: number): Outage => ({
  ...{ id: `hub-${from}`, cause: 'hub', since: iso(from), until: iso(to), buttons: [] },
  tonight: downtimeTonight({ to }, now),
})

export const clockJumpView = ({ at, by }: { at: number; by: number }, now: number): Outage => ({
  ...{ id: `clock-${at}`, cause: 'clock', since: iso(at), until: iso(at), buttons: [], by },
  tonight: clockJumpTonight({ at }, now),
})

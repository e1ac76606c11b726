/** What surrounds the alarms on a duty desk: silence, deliberate quiet, and who is there. */
import type { ButtonId, DeviceId, GatewayId, PersonId, SiteId, StationId } from '../contract/ids.ts'
import type { DutyView, Outage, StationDuty, SupervisionView } from '../contract/views.ts'
import { buttonState, hasLowBattery } from './device-view.ts'
import type { Directory } from './directory.ts'
import type { DeepReadonly, Seen } from './seen.ts'
import { seesButton, seesGateway, seesPositions, seesReduced, seesSite, type Viewer } from './sight.ts'
import type { OpenOutage } from './state.ts'
import { buttonRef, iso, personRef, stationRef, unplacedRef } from './timeline.ts'

/** A downtime of the hub, or a message nobody understood, stands on the desk this long. */
const SHOWN_MS = 24 * 3_600_000

export function supervisionView(state: Seen, directory: Directory, viewer: Viewer, now: number): SupervisionView {
  const counts = { total: 0, online: 0, disconnected: 0, offline: 0, neverHeard: 0, lowBattery: 0 }
  for (const button of directory.buttons.values()) {
    if (button.retiredAt !== undefined || !seesButton(viewer, button.id, directory)) continue
    counts.total += 1
    const is = buttonState(state, button)
    if (is === 'never-heard') counts.neverHeard += 1
    else if (is !== 'retired') counts[is] += 1
    if (hasLowBattery(state, button)) counts.lowBattery += 1
  }
  const downtimes = seesReduced(viewer) ? [] : state.downtimes.filter(({ to }) => now - to < SHOWN_MS)
  return {
    at: iso(now),
    counts,
    outages: [
      ...[...state.outages.values()].flatMap((outage) => outageView(outage, directory, viewer)),
      ...downtimes.map(({ from, to }) => ({ id: `hub-${from}`, cause: 'hub' as const, since: iso(from), until: iso(to), buttons: [] })),
    ],
    onTest: [...state.onTest]
      .filter(([site, { until }]) => until > now && seesSite(viewer, site, directory))
      .map(([site, { until, reason, by }]) => ({ site, until: iso(until), reason, by: personRef(by, directory) })),
    bypasses: [...state.bypasses]
      .filter(([button, { until }]) => until > now && seesButton(viewer, button, directory))
      .map(([button, { site, until, reason, by }]) => ({ button, site, until: iso(until), reason, by: personRef(by, directory) })),
    notUnderstood: seesReduced(viewer)
      ? []
      : [...state.notUnderstood.values()]
          .filter(({ at }) => now - at < SHOWN_MS)
          .flatMap((each) => strangeMessage(each, directory, viewer)),
  }
}

function strangeMessage({ device, topic, at }: { device: DeviceId; topic: string; at: number }, directory: Directory, viewer: Viewer) {
  const button = directory.buttons.get(device as ButtonId)
  const gateway = directory.gateways.get(device as GatewayId)
  if (button ? !seesButton(viewer, button.id, directory) : !(gateway && seesGateway(viewer, gateway.id, directory))) return []
  const site = directory.sites.get((button?.site ?? gateway?.site) as SiteId)
  return [
    {
      device,
      label: button?.label ?? gateway?.label ?? device,
      topic,
      at: iso(at),
      ...(site && { site: { id: site.id, code: site.code, name: site.name } }),
    },
  ]
}

function outageView(outage: DeepReadonly<OpenOutage>, directory: Directory, viewer: Viewer): Outage[] {
  const { id, cause, since } = outage
  const buttons = outage.buttons.filter((button: ButtonId) => seesButton(viewer, button, directory))
  if (buttons.length === 0 && !(outage.gateway && seesGateway(viewer, outage.gateway, directory))) return []
  const site = outage.site && directory.sites.get(outage.site)
  const gateway = outage.gateway && directory.gateways.get(outage.gateway)
  const refOf = seesPositions(viewer) ? buttonRef : unplacedRef
  return [
    {
      id,
      cause,
      since: iso(since),
      buttons: buttons.map((button) => refOf(button, directory)),
      ...(site && { site: { id: site.id, code: site.code, name: site.name } }),
      ...(gateway && { gateway: { id: gateway.id, label: gateway.label } }),
    },
  ]
}

export function dutyView(state: Seen, directory: Directory, viewer: Viewer, attended: (person: PersonId) => boolean): DutyView {
  const post = state.duty.get(viewer.person)
  return {
    onDuty: post !== undefined,
    ...(post && { station: stationRef(post.station, directory), since: iso(post.since) }),
    attended: attended(viewer.person),
    stations: around(viewer, directory).map((station) => stationDuty(state, directory, station, attended)),
  }
}

/** Own station first, then its neighbours in the order they would be called for its sites, then what is above it. */
function around({ station }: Viewer, directory: Directory): StationId[] {
  if (station === null) return []
  const found = new Set([station])
  for (const route of directory.routes.values())
    if (route.home[0] === station) for (const neighbour of route.neighbours.slice(0, 5)) found.add(neighbour)
  const parent = directory.stations.get(station)?.parent
  if (parent) found.add(parent)
  return [...found].slice(0, 8)
}

export function stationDuty(state: Seen, directory: Directory, station: StationId, attended: (person: PersonId) => boolean): StationDuty {
  const people = [...state.duty]
    .filter(([, post]) => post.station === station)
    .map(([person, { role, since }]) => ({
      ...personRef(person, directory),
      role,
      since: iso(since),
      attended: attended(person),
      phones: directory.phones.get(person)?.length ?? 0,
    }))
  return { station: stationRef(station, directory), attended: people.some((p) => p.attended && p.role !== 'patrol'), people }
}

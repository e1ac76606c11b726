/** What surrounds the alarms on a duty desk: silence, and deliberate quiet. Each entry says whether it belongs on tonight's rail. */
import type { LostPhone, NotUnderstood, RunningBypass, RunningTest, SupervisionView } from '../contract/duty-views.ts'
import type { ButtonId, DeviceId, GatewayId, SiteId } from '../contract/ids.ts'
import type { ButtonState } from '../contract/views.ts'
import { buttonState, hasLowBattery } from './devices/device-view.ts'
import { shownDevice } from './devices/shown-device.ts'
import type { Directory } from './directory.ts'
import { LOW_BATTERY } from './incident/incident.ts'
import { buttonRef, iso, personRef, siteRef, stationRef, unplacedRef } from './incident/timeline.ts'
import { howTold } from './messages/push-view.ts'
import { powerEntries } from './power/power-view.ts'
import type { Seen } from './seen.ts'
import { selfDrillTrouble } from './self-drill/self-drill-view.ts'
import { emptyDesks } from './shift/empty-desk-view.ts'
import { HUB_ITSELF, seesButton, seesGateway, seesPositions, seesReduced, seesSite, seesStation, type Viewer } from './sight.ts'
import { stillSince } from './silence/device-past.ts'
import { clockJumpView, downtimeView, outageView } from './silence/outage-view.ts'
import { lostPhoneTonight, notUnderstoodTonight, quietTonight } from './silence/tonight.ts'

/** A downtime of the hub, or a message nobody understood, stands on the desk this long. */
const SHOWN_MS = 24 * 3_600_000
/** Whoever looks after the machine reads of its week. */
const ADMIN_SHOWN_MS = 7 * SHOWN_MS

export function supervisionView(state: Seen, directory: Directory, viewer: Viewer, now: number): SupervisionView {
  const counts = seesReduced(viewer) ? shopCounts(state, directory, viewer, now) : deskCounts(state, directory, viewer)
  const downtimes = seesReduced(viewer)
    ? []
    : state.downtimes.filter(({ to }) => now - to < (viewer.role === 'admin' ? ADMIN_SHOWN_MS : SHOWN_MS))
  const jumps = seesReduced(viewer) ? [] : state.clockJumps.filter(({ at }) => now - at < SHOWN_MS)
  return {
    at: iso(now),
    counts,
    outages: [
      // A press ends one: a shop reads on its own page how its buttons are, and that stands still.
      ...(seesReduced(viewer) ? [] : [...state.outages.values()]).flatMap((outage) => outageView(outage, state, directory, viewer, now)),
      ...downtimes.map((down) => downtimeView(down, now)),
      ...jumps.map((jump) => clockJumpView(jump, now)),
      ...emptyDesks(state, directory, viewer),
      ...powerEntries(state, directory, viewer, now),
    ],
    onTest: runningTests(state, directory, viewer, now),
    bypasses: runningBypasses(state, directory, viewer, now),
    notUnderstood: notUnderstood(state, directory, viewer, now),
    phones: lostPhones(state, directory, viewer),
    ...ofTheHub(state, directory, viewer, now),
  }
}

/** For whoever can do something about it: the desks and the office. */
function ofTheHub(state: Seen, directory: Directory, { role, person }: Viewer, now: number): Partial<SupervisionView> {
  const { press } = state.selfDrill
  if (person === HUB_ITSELF) return press ? { ownPress: press.id } : {}
  if (role !== 'admin' && role !== 'officer' && role !== 'commander') return {}
  const trouble = selfDrillTrouble(state, directory.settings, now)
  const told = howTold(state, directory, now)
  return { ...(trouble && { selfDrill: trouble }), ...(told && { howTold: told }) }
}

const noCounts = () => ({ total: 0, online: 0, disconnected: 0, offline: 0, neverHeard: 0, lowBattery: 0 })

function deskCounts(state: Seen, directory: Directory, viewer: Viewer): SupervisionView['counts'] {
  const counts = noCounts()
  for (const button of directory.buttons.values()) {
    if (button.retiredAt !== undefined || !seesButton(viewer, button.id, directory)) continue
    add(counts, buttonState(state, button), hasLowBattery(state, button))
  }
  return counts
}

/** During an alarm as they were before it: a press wakes a button and brings a battery level. */
function shopCounts(state: Seen, directory: Directory, viewer: Viewer, now: number): SupervisionView['counts'] {
  const counts = noCounts()
  for (const site of viewer.sites) {
    const still = stillSince(state, site, now)
    for (const id of directory.buttonsOf.get(site) ?? []) {
      const button = directory.buttons.get(id)
      if (!button || button.retiredAt !== undefined) continue
      const { state: is, battery = 100 } = shownDevice(state, button, still, now)
      add(counts, is, battery <= LOW_BATTERY)
    }
  }
  return counts
}

function add(counts: SupervisionView['counts'], is: ButtonState, hasLow: boolean): void {
  counts.total += 1
  if (is === 'never-heard') counts.neverHeard += 1
  else if (is !== 'retired') counts[is] += 1
  if (hasLow) counts.lowBattery += 1
}

export const runningTests = (state: Seen, directory: Directory, viewer: Viewer, now: number): RunningTest[] =>
  [...state.onTest]
    .filter(([site, { until }]) => until > now && seesSite(viewer, site, directory))
    .map(([site, { until, reason, by }]) => {
      const siteName = siteRef(site, directory).name
      return { site, siteName, until: iso(until), reason, by: personRef(by, directory), tonight: quietTonight }
    })

export const runningBypasses = (state: Seen, directory: Directory, viewer: Viewer, now: number): RunningBypass[] =>
  [...state.bypasses]
    .filter(([button, { until }]) => until > now && seesButton(viewer, button, directory))
    .map(([button, { site, until, reason, by }]) => {
      const names = {
        siteName: siteRef(site, directory).name,
        label: (seesPositions(viewer) ? buttonRef : unplacedRef)(button, directory).label,
      }
      return { button, site, ...names, until: iso(until), reason, by: personRef(by, directory), tonight: quietTonight }
    })

export const lostPhones = (state: Seen, directory: Directory, viewer: Viewer): LostPhone[] =>
  [...state.lostPhones].flatMap(([person, { since, why }]) => {
    const station = state.duty.get(person)?.station
    if (station === undefined || !seesStation(viewer, station)) return []
    return [
      {
        person: personRef(person, directory),
        station: stationRef(station, directory),
        since: iso(since),
        why,
        tonight: lostPhoneTonight && state.duty.get(person)?.role !== 'officer',
      },
    ]
  })

export const notUnderstood = (state: Seen, directory: Directory, viewer: Viewer, now: number): NotUnderstood[] =>
  seesReduced(viewer)
    ? []
    : [...state.notUnderstood.values()].filter(({ at }) => now - at < SHOWN_MS).flatMap((each) => strangeMessage(each, directory, viewer))

function strangeMessage(
  { device, topic, at }: { device: DeviceId; topic: string; at: number },
  directory: Directory,
  viewer: Viewer,
): NotUnderstood[] {
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
      tonight: notUnderstoodTonight,
      ...(site && { site: { id: site.id, code: site.code, name: site.name } }),
    },
  ]
}

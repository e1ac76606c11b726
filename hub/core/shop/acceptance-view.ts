/** What a hand-over rests on: which buttons were really seen pressed, which lamps lit, whom the police can call. */
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { AcceptanceSheet, ButtonProof, Missing, Readiness } from '../../contract/onboarding.ts'
import type { Site } from '../../contract/resources.ts'
import { buttonState } from '../devices/device-view.ts'
import type { Directory } from '../directory.ts'
import { FITTING_MS } from '../incident/roster.ts'
import { iso } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'

type Proofs = { buttons: ButtonProof[]; proven: number; missing: Missing[] }

/** Null when there is no such site. */
export function acceptanceView(state: Seen, directory: Directory, id: SiteId): AcceptanceSheet | null {
  const site = directory.sites.get(id)
  if (!site) return null
  const { code, name, kind, address, location, service, lamp, fittingSince, handedOverAt, contacts } = site
  const route = directory.routes.get(id)
  const station = route?.home[0] === undefined ? undefined : directory.stations.get(route.home[0])
  const distance = station && route?.distances.get(station.id)
  const outside = contacts.filter(({ where }) => where === 'outside').length
  return {
    site: { id, code, name, kind, address, location },
    ...(station && { station: { id: station.id, name: station.name } }),
    ...(distance !== undefined && { distance }),
    service,
    lamp,
    fittingSince,
    ...(service === 'fitting' && { ringsFrom: iso(Date.parse(fittingSince) + FITTING_MS) }),
    ...(handedOverAt !== undefined && { handedOverAt }),
    contacts: { outside, inside: contacts.length - outside },
    ...proofs(state, directory, site),
  }
}

export function readinessView(state: Seen, directory: Directory, site: Site, accepted: boolean): Readiness {
  const { buttons, proven, missing } = proofs(state, directory, site)
  return { id: site.id, buttons: buttons.length, proven, missing, accepted }
}

function proofs(state: Seen, directory: Directory, site: Site): Proofs {
  const buttons = (directory.buttonsOf.get(site.id) ?? []).flatMap((button) => proofOf(state, directory, site, button) ?? [])
  const proven = buttons.filter(({ provenAt }) => provenAt !== undefined).length
  const wantsLamps = site.lamp !== 'off'
  const missing = new Set<Missing>()
  if (buttons.length === 0) missing.add('no-buttons')
  if (proven < buttons.length) missing.add('unproven')
  if (wantsLamps && buttons.some(({ lamp }) => lamp === undefined)) missing.add('lamp-unchecked')
  if (wantsLamps && buttons.some(({ lamp }) => lamp?.lit === false)) missing.add('lamp-dark')
  if (!site.contacts.some(({ where }) => where === 'outside')) missing.add('no-outside-contact')
  return { buttons, proven, missing: [...missing] }
}

/** A press or a lamp from before this fitting proves nothing of it. */
function proofOf(state: Seen, directory: Directory, site: Site, id: ButtonId): ButtonProof | null {
  const button = directory.buttons.get(id)
  if (!button || button.retiredAt !== undefined) return null
  const { label, profile, lampCheck } = button
  const device = state.devices.get(id)
  const since = Date.parse(site.fittingSince)
  const proven = state.proven.get(id)
  return {
    id,
    label,
    ...(profile !== undefined && { profile }),
    state: buttonState(state, button),
    ...(device?.firstHeardAt !== undefined && { firstHeardAt: iso(device.firstHeardAt) }),
    ...(device && { lastHeardAt: iso(device.lastHeardAt) }),
    ...(device?.battery !== undefined && { battery: device.battery }),
    ...(device?.rssi !== undefined && { rssi: device.rssi }),
    ...(proven !== undefined && proven >= since && { provenAt: iso(proven) }),
    ...(lampCheck && Date.parse(lampCheck.at) >= since && { lamp: lampCheck }),
  }
}

import type { Gateway } from '../contract/resources.ts'
import { freshId, iso, keepOnly, type Make, patched, refuse, withEntry } from './change.ts'
import { gatewayTopics, issue } from './credentials.ts'

const BELL_PLACE = 'A bell rings at a station: name the station, or leave `bell` out.'

export const addGateway: Make<'AddGateway'> = (data, change, chance) => {
  const { site, station, bell } = change.gateway
  // Its silence is shown to whoever owns the place, so it stands at one.
  if ((site === undefined) === (station === undefined))
    return refuse('gateway-needs-one-place', 'A gateway stands at one site or at one station: name one of the two.')
  if (bell && station === undefined) return refuse('bell-needs-a-station', BELL_PLACE)
  if (site !== undefined && !data.sites.has(site)) return refuse('no-such-site', `The site ${site} does not exist: add it first.`)
  if (station !== undefined && !data.stations.has(station))
    return refuse('no-such-station', `The station ${station} does not exist: add it first.`)
  const id = freshId(data.gateways, 'gateway', chance)
  const gateway: Gateway = { id, ...change.gateway, supervision: change.gateway.supervision ?? data.settings.supervision }
  const { devices, mqtt } = issue(data, id, gatewayTopics(gateway), chance)
  return { data: { ...data, devices, gateways: withEntry(data.gateways, id, gateway) }, subject: id, answer: { gateway, mqtt } }
}

/** Where it stands is not changed: what moves to another place is retired here and added there. */
export const patchGateway: Make<'PatchGateway'> = (data, { id, patch }) => {
  const before = data.gateways.get(id)
  if (!before) return refuse('no-such-gateway', 'There is no gateway with this id.')
  if (before.retiredAt !== undefined) return refuse('retired', 'The gateway is retired: add a new one.')
  if (patch.bell && before.station === undefined) return refuse('bell-needs-a-station', BELL_PLACE)
  const supervision = patch.supervision === null ? data.settings.supervision : patch.supervision
  const gateway: Gateway = patched(before, { ...patch, supervision })
  return { data: { ...data, gateways: withEntry(data.gateways, id, gateway) }, subject: id, answer: { gateway } }
}

/** Buttons behind it stay, and supervision shows them as silent until they are moved. */
export const retireGateway: Make<'RetireGateway'> = (data, { id, at }) => {
  const before = data.gateways.get(id)
  if (!before) return refuse('no-such-gateway', 'There is no gateway with this id.')
  if (before.retiredAt !== undefined) return refuse('retired', 'The gateway is retired already.')
  const gateway: Gateway = { ...before, retiredAt: iso(at) }
  const devices = keepOnly(data.devices, (_, device) => device !== id)
  return { data: { ...data, devices, gateways: withEntry(data.gateways, id, gateway) }, subject: id, answer: { gateway } }
}

/** Whose topic is whose: what a device may publish to and subscribe to. */
import type { ButtonId, DeviceId, GatewayId, SiteId } from '../contract/ids.ts'
import type { Button } from '../contract/resources.ts'
import { bellTopic, lampTopic, MODEM_ORDERS, type ModemNews, parseTopic } from '../contract/topics.ts'
import type { Directory } from '../core/directory.ts'

export type OwnMessage =
  | { what: 'press'; button: Button }
  /** Of the hub's own button, which says nothing else. */
  | { what: 'self-press'; button: ButtonId }
  | { what: 'beat'; device: DeviceId; site: SiteId | null }
  | { what: 'status' }
  /** Of a gateway that sees the UPS of its station. */
  | { what: 'power' }
  /** News of a gateway's modem. */
  | { what: ModemNews }
  /** Below its own prefix, but no name this contract knows. */
  | { what: 'unknown' }

/** The site a device stands in: a gateway may stand in a station, or nowhere yet. */
export const siteOf = (device: DeviceId, directory: Directory): SiteId | null =>
  directory.buttons.get(device as Button['id'])?.site ?? directory.gateways.get(device as GatewayId)?.site ?? null

const buttonInUse = (id: string, directory: Directory): Button | null => {
  const button = directory.buttons.get(id as Button['id'])
  return button && button.retiredAt === undefined ? button : null
}
const gatewayInUse = (id: string, directory: Directory) => {
  const gateway = directory.gateways.get(id as GatewayId)
  return gateway && gateway.retiredAt === undefined ? gateway : null
}

const isOrder = (what: string) => MODEM_ORDERS.some((order) => order === what)

/** What a publish to this topic means when this device sends it; null when the topic is not its own. The hub alone writes lamps and bells, and asks modems. */
export function ownMessage(topic: string, device: DeviceId, directory: Directory): OwnMessage | null {
  const parsed = parseTopic(topic)
  if (!parsed || parsed.to === 'station' || parsed.what === 'lamp') return null
  const isOwn = parsed.id === device
  if (device === directory.ownButton)
    return isOwn && parsed.to === 'button' && parsed.what === 'press' ? { what: 'self-press', button: directory.ownButton } : null
  if (parsed.to === 'gateway') {
    if (!isOwn || !gatewayInUse(device, directory)) return null
    if (isOrder(parsed.what)) return null
    return parsed.what === 'beat' ? { what: 'beat', device, site: siteOf(device, directory) } : ({ what: parsed.what } as OwnMessage)
  }
  const button = buttonInUse(parsed.id, directory)
  if (!button) return null
  if (parsed.what === 'press' || parsed.what === 'beat') {
    const isBehind = button.gateway === device && gatewayInUse(device, directory) !== null
    if (!isOwn && !isBehind) return null
    return parsed.what === 'press' ? { what: 'press', button } : { what: 'beat', device: button.id, site: button.site }
  }
  return isOwn ? { what: parsed.what } : null
}

/** A button reads its own lamp. A gateway reads what is below it, the lamps of its buttons, and its station's bell and relay. */
export function maySubscribe(filter: string, device: DeviceId, directory: Directory): boolean {
  const button = buttonInUse(device, directory)
  if (button) return filter === lampTopic(button.id)
  const gateway = gatewayInUse(device, directory)
  if (!gateway) return false
  if (filter.startsWith(`gateways/${gateway.id}/`)) return true
  if (gateway.station && (filter === bellTopic(gateway.station) || filter === directory.stations.get(gateway.station)?.bell?.topic))
    return true
  const [root = '', id = ''] = filter.split('/')
  return root === 'buttons' && filter === lampTopic(id as Button['id']) && buttonInUse(id, directory)?.gateway === gateway.id
}

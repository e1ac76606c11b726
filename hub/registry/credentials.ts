/** What a device connects with: made here, shown once, kept as SHA-256. */
import type { ButtonId, DeviceId, GatewayId } from '../contract/ids.ts'
import type { Button, Gateway, MqttCredentials } from '../contract/resources.ts'
import {
  beatTopic,
  bellTopic,
  gatewayBeatTopic,
  gatewayStatusTopic,
  lampTopic,
  MODEM_NEWS,
  MODEM_ORDERS,
  modemTopic,
  pressTopic,
  statusTopic,
} from '../contract/topics.ts'
import { type Chance, keepOnly, type Make, refuse, withEntry } from './change.ts'
import type { RegistryData } from './data.ts'
import { sha256 } from './secrets.ts'

export const rotateCredentials: Make<'RotateCredentials'> = (data, { id }, chance) => {
  const button = data.buttons.get(id as ButtonId)
  const gateway = data.gateways.get(id as GatewayId)
  const device = button ?? gateway
  if (!device) return refuse('no-such-button', 'There is no button or gateway with this id.')
  if (device.retiredAt !== undefined) return refuse('retired', 'It is retired: add a new one.')
  if (button && !button.ownCredentials)
    return refuse('has-no-credentials', 'The button speaks only through its gateway: change the credentials of the gateway.')
  // a slip still in the bag would void what is made now
  const claims = keepOnly(data.claims, (claim) => claim.button !== id)
  const { devices, mqtt } = issue(data, id, gateway ? gatewayTopics(gateway) : buttonTopics(id as ButtonId), chance)
  return {
    data: { ...data, devices, claims },
    subject: id,
    answer: { ...(button ? { button } : {}), ...(gateway ? { gateway } : {}), mqtt },
  }
}

export function issue(
  data: RegistryData,
  id: DeviceId,
  topics: Record<string, string>,
  chance: Chance,
): { devices: RegistryData['devices']; mqtt: MqttCredentials } {
  const password = chance.secret()
  return { devices: withEntry(data.devices, id, sha256(password)), mqtt: { clientId: id, username: id, password, topics } }
}

export const buttonTopics = (id: Button['id']): Record<string, string> => ({
  press: pressTopic(id),
  beat: beatTopic(id),
  status: statusTopic(id),
  lamp: lampTopic(id),
})

export const gatewayTopics = ({ id, station, modem }: Gateway): Record<string, string> => ({
  status: gatewayStatusTopic(id),
  beat: gatewayBeatTopic(id),
  /** For the buttons registered behind it. */
  publishFor: 'buttons/<buttonId>/press',
  /** A bought button's own format, translated by a profile. */
  below: `gateways/${id}/#`,
  ...(station && { bell: bellTopic(station) }),
  /** What it is asked, and what it says. */
  ...(modem && Object.fromEntries([...MODEM_ORDERS, ...MODEM_NEWS].map((what) => [what, modemTopic(id, what)]))),
})

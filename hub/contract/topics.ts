/** Every MQTT topic the hub reads or writes, parsed and made in one place. */
import { type ButtonId, type GatewayId, isId, type StationId } from './ids.ts'

export type OwnTopic =
  | { to: 'button'; id: ButtonId; what: 'press' | 'beat' | 'status' | 'lamp' }
  | { to: 'gateway'; id: GatewayId; what: 'status' | 'beat' | 'power' | ModemTopic }
  | { to: 'station'; id: StationId; what: 'bell' }
  /** Below a known owner, but not a name this contract knows; `rest` is everything after the owner. */
  | { to: 'button' | 'gateway' | 'station'; id: string; what: 'unknown'; rest: string }

/** Below a gateway with a modem: what it is asked (`…/out`), and what it says. */
export type ModemTopic = ModemOrder | ModemNews
export type ModemOrder = (typeof MODEM_ORDERS)[number]
export type ModemNews = (typeof MODEM_NEWS)[number]
export const MODEM_ORDERS = ['sms/out', 'call/out', 'ussd/out'] as const
export const MODEM_NEWS = ['sms/status', 'sms/in', 'call/status', 'ussd/in'] as const

const KNOWN = {
  buttons: { to: 'button', names: ['press', 'beat', 'status', 'lamp'] },
  gateways: { to: 'gateway', names: ['status', 'beat', 'power', ...MODEM_ORDERS, ...MODEM_NEWS] },
  stations: { to: 'station', names: ['bell'] },
} as const

/** The parsed topic, or null when it belongs to nobody this hub can name. */
export function parseTopic(topic: string): OwnTopic | null {
  const [root = '', id = '', ...rest] = topic.split('/')
  if (!Object.hasOwn(KNOWN, root) || !isId(id) || rest.length === 0) return null
  const { to, names } = KNOWN[root as keyof typeof KNOWN]
  const what = rest.join('/')
  if ((names as readonly string[]).includes(what)) return { to, id, what } as OwnTopic
  return { to, id, what: 'unknown', rest: what }
}

export const pressTopic = (button: ButtonId) => `buttons/${button}/press`
export const beatTopic = (button: ButtonId) => `buttons/${button}/beat`
export const statusTopic = (button: ButtonId) => `buttons/${button}/status`
export const lampTopic = (button: ButtonId) => `buttons/${button}/lamp`
export const gatewayStatusTopic = (gateway: GatewayId) => `gateways/${gateway}/status`
export const gatewayBeatTopic = (gateway: GatewayId) => `gateways/${gateway}/beat`
export const gatewayPowerTopic = (gateway: GatewayId) => `gateways/${gateway}/power`
export const modemTopic = (gateway: GatewayId, what: ModemTopic) => `gateways/${gateway}/${what}`
export const bellTopic = (station: StationId) => `stations/${station}/bell`

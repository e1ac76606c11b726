import type { Connection } from '../../../../hub/contract/onboarding.ts'
import type { MqttCredentials } from '../../../../hub/contract/resources.ts'

export type ToConfigure = { label: string; mqtt: MqttCredentials; connection: Connection }
export type ConfigFile = { name: string; text: string }

/** Where a device connects: TLS when the hub has it. */
export type Door = { host: string; port: number; tls: boolean }
export const doorOf = ({ host, plain, tls }: Connection): Door =>
  tls ? { host, port: tls.port, tls: true } : { host, port: plain.port, tls: false }

/** The topic of the hub's own words; every button has one of each. */
export const topicOf = ({ mqtt }: ToConfigure, what: 'press' | 'beat' | 'status' | 'lamp'): string => mqtt.topics[what] ?? ''

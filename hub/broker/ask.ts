/**
 * What one gateway is asked to do, once: nobody else gets it, and nobody who connects later. QoS 1 to the connection itself,
 * which no other message can overtake on the way (see said.ts); the gateway downgrades it by how it subscribed (MQTT 3.1.1 §3.8.4).
 */
import type { Client } from 'aedes'
import type { DeviceId } from '../contract/ids.ts'
import type { Log } from '../desk/log.ts'
import { matches } from './said.ts'

export type Ask = (device: DeviceId, topic: string, payload: string) => boolean

/** @param clientOf the live connection of a device, null: there is none */
export function createAsk(clientOf: (device: DeviceId) => Client | null, log: Log): Ask {
  return (device, topic, payload) => {
    const client = clientOf(device)
    const filters = Object.keys((client as { subscriptions?: object } | null)?.subscriptions ?? {})
    if (!client || !filters.some((filter) => matches(filter, topic))) return false
    client.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, dup: false, retain: false }, (error) => {
      if (error) log.warn({ device, topic, err: error }, 'a gateway was not asked')
    })
    return true
  }
}

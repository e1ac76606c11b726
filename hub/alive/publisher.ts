/**
 * The last beat lies retained at a broker, so that whoever looks later sees it; and the broker itself says when the connection broke
 * (the will, MQTT 3.1.1 §3.1.2.5). It stays connected between beats, for without a connection there is no will.
 */
import type { SecureContext } from 'node:tls'
import mqtt, { type MqttClient } from 'mqtt'
import type { AliveBeat, AliveTo } from '../contract/watched.ts'
import { type Why, whyNot } from './why.ts'

export type MqttTo = NonNullable<AliveTo['mqtt']>
export type Publisher = {
  /** @returns why it is not there, or null: the broker has confirmed it */
  publish(to: MqttTo, beat: AliveBeat, at: number, signal: AbortSignal): Promise<Why | null>
  /** In order: no will is said. */
  leave(): Promise<void>
  /** As if it had died: the will is said. */
  drop(): void
}

/** The broker says that it is gone after one and a half of these (§3.1.2.10). */
const KEEPALIVE_S = 30
/** Bad user name or password, not authorised (§3.2.2.3). */
const REFUSED = new Set([4, 5])

/** @param clientId the same each time: a new connection takes the old one's place, and its will with it (MQTT-3.1.4-2) */
export function createPublisher(clientId: string, secureContext: SecureContext | null): Publisher {
  let held: { key: string; client: MqttClient } | null = null

  const drop = () => {
    held?.client.stream?.destroy()
    held?.client.end(true)
    held = null
  }

  async function connected(to: MqttTo, signal: AbortSignal): Promise<MqttClient> {
    const key = JSON.stringify(to)
    if (held?.key === key && held.client.connected) return held.client
    drop()
    const client = mqtt.connect(to.url, {
      ...{ clientId, clean: true, keepalive: KEEPALIVE_S, reconnectPeriod: 0, connectTimeout: 60_000, protocolVersion: 4 },
      ...(to.username !== undefined && { username: to.username }),
      ...(to.password !== undefined && { password: to.password }),
      ...(secureContext && { secureContext }),
      will: { topic: to.topic, payload: Buffer.from(JSON.stringify({ state: 'lost' })), qos: 1, retain: true },
    })
    held = { key, client }
    // What breaks between two beats is found by the next.
    client.on('error', () => {})
    await new Promise<void>((resolve, reject) => {
      client.once('connect', () => resolve())
      client.once('error', reject)
      client.once('close', () => reject(new Error('the broker closed the connection')))
      signal.addEventListener('abort', () => reject(new Error('no answer')), { once: true })
    })
    return client
  }

  return {
    async publish(to, beat, at, signal) {
      try {
        const client = await connected(to, signal)
        const payload = JSON.stringify({ ...beat, at: new Date(at).toISOString() })
        await new Promise<void>((resolve, reject) => {
          const broke = () => reject(new Error('the broker closed the connection'))
          client.once('close', broke)
          signal.addEventListener('abort', broke, { once: true })
          client.publish(to.topic, payload, { qos: 1, retain: true }, (error) => {
            client.off('close', broke)
            if (error) reject(error)
            else resolve()
          })
        })
        return null
      } catch (error) {
        drop()
        const { code } = (error ?? {}) as { code?: unknown }
        return typeof code === 'number' && REFUSED.has(code) ? 'refused' : whyNot(error)
      }
    },
    async leave() {
      const client = held?.client
      held = null
      if (client) await client.endAsync().catch(() => {})
    },
    drop,
  }
}

/** Buttons: real MQTT clients with their own credentials, one connection each. */
import mqtt, { type MqttClient } from 'mqtt'
import type { Running } from './contestant.ts'

/** At once, as after a power cut; a broker's backlog of half-open connections is not what is measured. */
const AT_ONCE = 100
const CONNECT_MS = 30_000

export type Button = {
  id: string
  /** Resolves with the PUBACK: ms since the press was handed to the client. */
  press(id: string): Promise<number>
  end(): void
}

/** @param first of those there are */
export async function connectButtons(broker: Running, count: number, first = 0): Promise<Button[]> {
  const buttons: Button[] = []
  for (let from = first; from < count; from += AT_ONCE) {
    const group = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => connectButton(broker, from + n))
    buttons.push(...(await Promise.all(group)))
  }
  return buttons
}

async function connectButton(broker: Running, n: number): Promise<Button> {
  const own = broker.credentials(n)
  const client: MqttClient = await mqtt.connectAsync(broker.mqttUrl, {
    ...own,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: 0,
    keepalive: 0,
  })
  client.on('error', () => {})
  const topic = `buttons/${own.clientId}/press`
  return {
    id: own.clientId,
    async press(id) {
      const body = JSON.stringify({ press: id, kind: 'holdup', at: new Date().toISOString(), battery: 87 })
      const began = performance.now()
      await client.publishAsync(topic, body, { qos: 1 })
      return performance.now() - began
    },
    end: () => void client.end(true),
  }
}

/** A button in a shop: a real MQTT client with its own credentials. */
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

export type Credentials = { clientId: string; username: string; password: string }
export type TestButton = Awaited<ReturnType<typeof connectButton>>

export async function connectButton(url: string, credentials: Credentials, options: IClientOptions = {}) {
  const id = credentials.clientId
  const client: MqttClient = mqtt.connect(url, {
    ...credentials,
    clean: true,
    keepalive: 60,
    reconnectPeriod: 50,
    connectTimeout: 5_000,
    will: { topic: `buttons/${id}/status`, payload: Buffer.from('offline'), qos: 1, retain: true },
    ...options,
  })
  client.on('error', () => {})
  onTestFinished(() => void client.end(true))
  const messages: { topic: string; payload: string }[] = []
  client.on('message', (topic, payload) => messages.push({ topic, payload: payload.toString() }))
  await until(`${id} is connected`, () => client.connected)
  const publish = (what: string, body: unknown, more = {}) =>
    client.publishAsync(`buttons/${id}/${what}`, typeof body === 'string' ? body : JSON.stringify(body), { qos: 1, ...more })
  return {
    id,
    client,
    messages,
    publish,
    /** Resolves with the PUBACK. */
    press: (body: object | string = {}, more: { retain?: boolean } = {}) => publish('press', body, more),
    beat: (body: object | string = {}) => publish('beat', body),
    async watchLamp() {
      await client.subscribeAsync(`buttons/${id}/lamp`, { qos: 1 })
    },
    lamp: () => {
      const last = messages.findLast(({ topic }) => topic === `buttons/${id}/lamp`)
      return last && JSON.parse(last.payload)
    },
    /** Gone without a word, as when the power fails. */
    cut: () => client.stream.destroy(),
    end: () => client.endAsync(true),
  }
}

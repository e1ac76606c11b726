/** The two ends of the self-drill: a button on the hub's own MQTT listener, and a page on its own HTTP listener. */
import { type ClientRequest, get } from 'node:http'
import mqtt from 'mqtt'
import type { ButtonId } from '../contract/ids.ts'
import type { MqttCredentials } from '../contract/resources.ts'
import { pressTopic } from '../contract/topics.ts'

const CONNECT_MS = 5_000

export type OwnPress = { publish(press: string): Promise<void>; end(): void }

/** Connects as any button does. Rejects when the listener is not there or refuses. */
export async function connectOwnButton(url: string, { clientId, username, password }: MqttCredentials): Promise<OwnPress> {
  const client = await mqtt.connectAsync(url, { clientId, username, password, clean: true, reconnectPeriod: 0, connectTimeout: CONNECT_MS })
  // A line that breaks shows in the leg that waits for it.
  client.on('error', () => undefined)
  return {
    /** Resolves with the PUBACK. */
    async publish(press) {
      await client.publishAsync(pressTopic(clientId as ButtonId), JSON.stringify({ press, kind: 'test' }), { qos: 1 })
    },
    end: () => void client.end(true),
  }
}

/** @param hears called with each view of supervision that comes; the returned function ends the feed. Rejects when it does not open. */
export async function openOwnFeed(url: string, cookie: string, hears: (view: { ownPress?: string }) => void): Promise<() => void> {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  const request: ClientRequest = get(`${url}/api/v1/feed?watching=true`, { headers: { cookie }, agent: false }, (response) => {
    if (response.statusCode !== 200) reject(new Error(`the feed answered ${response.statusCode}`))
    let rest = ''
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        if (/^event: ready$/m.test(block)) resolve()
        const [, data] = /^event: supervision$[\s\S]*^data: (.*)$/m.exec(block) ?? []
        if (data !== undefined) hears(JSON.parse(data))
      }
    })
    response.on('error', reject).on('close', () => reject(new Error('the feed ended')))
  })
  request.on('error', reject)
  const end = () => void request.destroy()
  await ready.catch((error: unknown) => {
    end()
    throw error
  })
  return end
}

/** The side of Mozilla's push service that Firefox connects to: a WebSocket with the sub-protocol push-notification, enough for real delivery. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

type Hello = { messageType: 'hello'; uaid?: string }
type Register = { messageType: 'register'; channelID: string }
type Unregister = { messageType: 'unregister'; channelID: string }
type FromBrowser = Hello | Register | Unregister | { messageType: 'ack' | 'nack' | 'ping' | 'broadcast_subscribe' }

export type Autopush = {
  /** For the preference dom.push.serverURL. */
  url: string
  /** Hands an encrypted message to the browser that registered this endpoint; false when none did. */
  deliver(endpoint: string, ttl: number, body: Buffer): boolean
  close(): Promise<void>
}

/** @param endpointFor makes the endpoint that senders will use for a channel */
export async function startAutopush(endpointFor: (channel: string) => string): Promise<Autopush> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'push-notification' })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const channels = new Map<string, { channel: string; browser: string }>()
  const browsers = new Map<string, WebSocket>()

  server.on('connection', (socket) => {
    let browser: string = randomUUID()
    const answer = (fields: object) => socket.send(JSON.stringify(fields))
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Partial<FromBrowser>
      switch (message.messageType) {
        case 'hello':
          browser = message.uaid || browser
          browsers.set(browser, socket)
          return answer({ messageType: 'hello', uaid: browser, status: 200, use_webpush: true, broadcasts: {} })
        case 'register': {
          const channel = message.channelID ?? ''
          const pushEndpoint = endpointFor(channel)
          channels.set(pushEndpoint, { channel, browser })
          return answer({ messageType: 'register', channelID: channel, status: 200, pushEndpoint })
        }
        case 'unregister':
          channels.delete(endpointFor(message.channelID ?? ''))
          return answer({ messageType: 'unregister', channelID: message.channelID, status: 200 })
        case undefined:
          // `{}` is the protocol's ping.
          return answer({})
        default:
          return undefined
      }
    })
  })

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    deliver(endpoint, ttl, body) {
      const { channel, browser } = channels.get(endpoint) ?? {}
      const socket = browser === undefined ? undefined : browsers.get(browser)
      if (socket?.readyState !== socket?.OPEN || !socket) return false
      const headers = { encoding: 'aes128gcm' }
      const data = body.toString('base64url')
      socket.send(JSON.stringify({ messageType: 'notification', channelID: channel, version: randomUUID(), ttl, data, headers }))
      return true
    },
    async close() {
      for (const socket of server.clients) socket.terminate()
      await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
    },
  }
}

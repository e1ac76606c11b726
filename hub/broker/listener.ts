/** One open port: every socket is bounded from its first byte, and none outlives the port. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Log } from '../desk/log.ts'
import type { KeyPair } from '../desk/ports/certificate.ts'
import { limitPackets } from './packet-limit.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** Of a whole packet: far above any message a known make of button sends. */
const PACKET_BYTES = 64 * 1024
const HANDSHAKE_MS = 10_000
/** A press is a small packet that must not wait for the next one; a dead peer is noticed even without MQTT's own keep-alive. */
const SOCKET = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }

export type Listener = {
  port: number
  isListening(): boolean
  /** Takes no more connections. */
  stop(): void
  /** Ends those there are as well. */
  close(): Promise<void>
}
export type ListenerDeps = { log: Log; room: WaitingRoom; accept(stream: Socket): void }
export type Address = { host?: string; port: number }

async function open(server: Server, streams: 'connection' | 'secureConnection', at: Address, deps: ListenerDeps): Promise<Listener> {
  const { log, room, accept } = deps
  const sockets = new Set<Socket>()
  const { promise: closed, resolve: isClosed } = Promise.withResolvers<void>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Aedes listens for errors only once it has the stream.
    socket.on('error', (error) => log.debug({ err: error }, 'socket error'))
    room.enter(socket)
  })
  server.on(streams, (stream: Socket) => {
    limitPackets(stream, PACKET_BYTES)
    accept(stream)
  })
  server.on('tlsClientError', (error) => log.debug({ err: error }, 'TLS handshake failed'))
  server.once('close', isClosed)
  server.listen(at)
  await once(server, 'listening')
  server.on('error', (error) => log.error({ err: error }, 'listener error'))
  return {
    port: (server.address() as AddressInfo).port,
    isListening: () => server.listening,
    stop: () => void server.close(),
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}

export const openPlainListener = (at: Address, deps: ListenerDeps): Promise<Listener> => open(createServer(SOCKET), 'connection', at, deps)

/** `use` puts another certificate before connections that begin from then on. */
export async function openTlsListener(at: Address, pair: KeyPair, deps: ListenerDeps): Promise<Listener & { use(pair: KeyPair): void }> {
  const versions = { minVersion: 'TLSv1.2' } as const
  const server = createTlsServer({ ...SOCKET, ...versions, ...pair, handshakeTimeout: HANDSHAKE_MS })
  const listener = await open(server, 'secureConnection', at, deps)
  return { ...listener, use: ({ cert, key }) => server.setSecureContext({ ...versions, cert, key }) }
}

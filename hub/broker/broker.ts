/** The embedded MQTT broker: Aedes behind its listeners, with the gate in front of it. */
import { Aedes } from 'aedes'
import type { DeviceId } from '../contract/ids.ts'
import { createAdmission } from './admission.ts'
import { type Ask, createAsk } from './ask.ts'
import type { BrokerDeps } from './deps.ts'
import { createGate } from './gate.ts'
import { type Listener, openPlainListener, openTlsListener } from './listener.ts'
import { createRefusals, type Refused } from './refusals.ts'
import { createSaid, type Said } from './said.ts'
import { createWaitingRoom } from './waiting-room.ts'

export type BrokerHealth = {
  /** Every listener is open. */
  isListening: boolean
  /** Of devices that have proved who they are. */
  connections: number
  /** Connections that have not. */
  waiting: number
  /** Presses that wait for the disk, their buttons for a PUBACK. */
  heldPresses: number
  /** Null: no TLS listener. */
  refused: Refused[]
}

export type Broker = Said & {
  /** Asks one device once; false when it is not connected, or has not subscribed. */
  ask: Ask
  /** Of the plain listener, with its real port. */
  url: string
  port: number
  tlsPort: number | null
  connectedDevices(): DeviceId[]
  /** Ends the live connection of a device that was retired or has a new password; false when it has none. */
  disconnect(device: DeviceId): boolean
  health(): BrokerHealth
  /** Takes nothing more, gives the presses in hand a second to reach the disk, and ends every connection. */
  close(): Promise<void>
}

/** A restart of the hub brings every device back at once; a stranger's place costs at most one packet and one read. */
const WAITING_PLACES = 1_000
const CLOSE_LIMIT_MS = 1_000

const OPTIONS = {
  /** No common queue: a frozen subscriber delays only itself, and is closed after drainTimeout. */
  concurrency: 0,
  drainTimeout: 5_000,
  connectTimeout: 10_000,
  heartbeatInterval: 60_000,
  /** Packets that a device may send before its CONNACK. */
  queueLimit: 42,
  /** QoS 2 messages of one device that wait for their PUBREL. */
  maxInflightInbound: 50,
  maxClientsIdLength: 64,
}

/** Resolves when every listener is open. Rejects, and leaves nothing open, when a port is taken. */
export async function openBroker(deps: BrokerDeps): Promise<Broker> {
  const { clock, log, listen } = deps
  const refusals = createRefusals(clock)
  const room = createWaitingRoom(WAITING_PLACES)
  const gate = createGate(deps, refusals)
  const authenticate = createAdmission(deps, refusals, (device, client) => {
    room.leave(client.conn)
    gate.admit(device, client)
  })

  const aedes = await Aedes.createBroker({
    ...OPTIONS,
    // Sessions live in memory and end with the hub, so every device must be ready to subscribe anew ([MQTT-3.2.2-3]).
    // Ending them with the connection as well leaves no queue to grow for a device that stays away.
    preConnect(_client, packet, done) {
      packet.clean = true
      done(null, true)
    },
    authenticate,
    authorizePublish: gate.publish,
    authorizeSubscribe: gate.subscribe,
  })
  aedes.on('ping', (_packet, client) => gate.ping(client))
  const ended = (client: { id: string }, error: Error) => log.debug({ device: client.id, err: error }, 'connection ended')
  aedes.on('clientError', ended).on('connectionError', ended)
  const emitter: NodeJS.EventEmitter = aedes
  emitter.on('error', (error: Error) => log.error({ err: error }, 'broker error'))
  const { publish } = createSaid(aedes, log)

  const listeners: Listener[] = []
  async function end(): Promise<void> {
    await Promise.all(listeners.map((listener) => listener.close()))
    await new Promise<void>((resolve) => aedes.close(resolve))
  }
  const into = { log, room, accept: aedes.handle }
  try {
    listeners.push(await openPlainListener({ host: listen.host, port: listen.port }, into))
    if (listen.tls) {
      const { host, port, certificate } = listen.tls
      const secure = await openTlsListener({ ...(host !== undefined && { host }), port }, certificate.pair, into)
      certificate.follow(secure.use)
      listeners.push(secure)
    }
  } catch (error) {
    await end()
    throw error
  }
  const [port = 0, tlsPort = null] = listeners.map((listener) => listener.port)

  return {
    url: `mqtt://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${port}`,
    port,
    tlsPort,
    publish,
    ask: createAsk(gate.connections.clientOf, log),
    connectedDevices: gate.connections.devices,
    disconnect: gate.connections.end,
    health: () => ({
      isListening: listeners.every((listener) => listener.isListening()),
      connections: gate.connections.devices().length,
      waiting: room.size(),
      heldPresses: gate.heldPresses(),
      refused: refusals.list(),
    }),
    async close() {
      for (const listener of listeners) listener.stop()
      const { promise: limit, resolve: passed } = Promise.withResolvers<void>()
      const timer = clock.after(CLOSE_LIMIT_MS, passed)
      await Promise.race([gate.close(), limit])
      timer.cancel()
      // The last acknowledgements leave with the end of this turn.
      await new Promise((resolve) => setImmediate(resolve))
      await end()
    },
  }
}

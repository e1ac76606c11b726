/**
 * Where a message from a device becomes a command. Aedes sends the PUBACK as soon as `authorizePublish` calls back,
 * before it stores or delivers anything: so this is the place to hold it until the press is on disk (promise 1).
 */
import type { Client, PublishPacket, Subscription } from 'aedes'
import type { DeviceId, GatewayId } from '../contract/ids.ts'
import { type ModemSays, readSaid } from '../contract/modem-messages.ts'
import { type ReadBeat, readBeat, readStatus } from '../contract/read.ts'
import { readPower } from '../contract/read-power.ts'
import type { Command } from '../core/commands.ts'
import { type Connection, type Connections, createConnections } from './connections.ts'
import type { BrokerDeps } from './deps.ts'
import { decidePress } from './press.ts'
import type { Refusals, RefusedBecause } from './refusals.ts'
import { maySubscribe, type OwnMessage, ownMessage, siteOf } from './rights.ts'

export type Gate = {
  connections: Connections
  /** A device has proved who it is. */
  admit(device: DeviceId, client: Client): void
  publish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void
  subscribe(client: Client, subscription: Subscription, done: (error: Error | null, granted?: Subscription | null) => void): void
  /** PINGREQ: the device is there, though it has nothing to say. */
  ping(client: Client): void
  /** Presses that wait for the disk. */
  heldPresses(): number
  /** Takes nothing more and says nothing more; resolves when the presses in hand are on disk or hopeless. */
  close(): Promise<void>
}

/** Above this many presses of one connection waiting for the disk, the next ones wait in its socket. */
const HELD_PER_CONNECTION = 256
/** Above this many signs of life of one connection waiting for the desk, the next message waits for an answer. */
const UNANSWERED_PER_CONNECTION = 100
/** As much of a message that was not understood, and of its topic, as is kept. */
const RAW_CHARS = 200

export function createGate(deps: Omit<BrokerDeps, 'listen' | 'verifyDevice'>, refusals: Refusals): Gate {
  const { clock, log, desk, directory } = deps
  const held = new Set<Promise<void>>()
  /** News of modems on their way to the desk. */
  const taking = new Set<Promise<void>>()
  let isClosing = false
  /** The hub's own button is no device that could be missed. */
  const isHubs = (device: DeviceId) => device === directory().ownButton

  const connections = createConnections((device) => {
    // On closing it is the hub that leaves, not the device: a restart is not an outage.
    if (!isClosing && !isHubs(device)) void tell({ type: 'DeviceLost', at: clock.now(), device })
  })

  /** For what nobody waits for: never rejects. */
  async function tell(command: Command): Promise<void> {
    try {
      const answer = await desk.submit(command)
      if (!answer.ok) log.warn({ command: command.type, refused: answer.refusal.refused }, 'the desk refused')
    } catch (error) {
      log.error({ command: command.type, err: error }, 'the desk failed')
    }
  }

  const heard = (device: DeviceId, beat: ReadBeat = {}): Command => {
    return { type: 'Heard', at: clock.now(), device, site: siteOf(device, directory()), beat }
  }
  function notUnderstood(device: DeviceId, topic: string, payload: Buffer): Command {
    const raw = payload.subarray(0, RAW_CHARS * 4).toString()
    return { type: 'NotUnderstood', at: clock.now(), device, topic: topic.slice(0, RAW_CHARS), raw: raw.slice(0, RAW_CHARS) }
  }
  function refused(device: DeviceId, because: RefusedBecause, topic: string): void {
    if (refusals.note(device, because)) log.warn({ device, because, topic: topic.slice(0, RAW_CHARS) }, 'not its own topic')
  }

  /** Withholds the acknowledgement until it is known what became of it; with an error the device is to send it again. */
  function hold(connection: Connection, among: Set<Promise<void>>, fate: Promise<Error | null>, done: (error: Error | null) => void): void {
    connection.held += 1
    const decided = fate.then((error) => {
      among.delete(decided)
      connection.held -= 1
      done(error)
    })
    among.add(decided)
    // Aedes reads on when all messages of one read have called back. The press of the next button behind the same gateway
    // must not wait for the disk like that: another `readable` makes Aedes read.
    if (connection.held < HELD_PER_CONNECTION) setImmediate(() => connection.client.conn.emit('readable'))
  }

  /** What a telephone answered may be said once only. */
  async function takeNews(gateway: GatewayId, said: ModemSays): Promise<Error | null> {
    try {
      await deps.modemSays(gateway, said)
      return null
    } catch (error) {
      log.error({ device: gateway, what: said.what, err: error }, 'what a modem said is not acknowledged')
      return new Error('not taken', { cause: error })
    }
  }

  /** What a live connection says by any message but a press. */
  function meaning(
    own: Exclude<OwnMessage, { what: 'press' | 'self-press' }>,
    sender: DeviceId,
    topic: string,
    payload: Buffer,
  ): Command[] {
    switch (own.what) {
      case 'beat': {
        const { device } = own
        const beat = readBeat(payload)
        const carrier = device === sender ? [] : [heard(sender)]
        return [heard(device, beat), ...carrier, ...(beat.unreadable ? [notUnderstood(device, topic, payload)] : [])]
      }
      case 'status': {
        const status = readStatus(payload)
        if (status === 'offline') return [{ type: 'DeviceLost', at: clock.now(), device: sender }]
        // Whoever says nothing of a line has none that could be lost.
        return [
          heard(sender, status === 'online' ? { line: 'open' } : {}),
          ...(status === null ? [notUnderstood(sender, topic, payload)] : []),
        ]
      }
      case 'power': {
        const { station } = directory().gateways.get(sender as GatewayId) ?? {}
        const reading = station === undefined ? null : readPower(payload)
        if (station === undefined || !reading) return [heard(sender), notUnderstood(sender, topic, payload)]
        return [heard(sender), { type: 'PowerHeard', at: clock.now(), station, source: 'gateway', reading, directory: directory() }]
      }
      case 'sms/status':
      case 'sms/in':
      case 'call/status':
      case 'ussd/in':
      // What can be understood of them has gone its own way.
      case 'unknown':
        return [heard(sender), notUnderstood(sender, topic, payload)]
    }
  }

  return {
    connections,
    admit(device, client) {
      connections.open(device, client)
      if (!isClosing && !isHubs(device)) void tell(heard(device))
    },
    publish(client, packet, done) {
      const connection = client && connections.of(client)
      // Aedes sweeps up the wills of other brokers in a cluster, with a client that lives or none at all; of all messages only a will has no `cmd`.
      if (!connection || (packet.cmd !== 'publish' && !client.closed)) return done(new Error('a will that nobody left'))
      if (isClosing) return done(new Error('the hub is closing'))
      const { device } = connection
      const { topic, retain } = packet
      const own = ownMessage(topic, device, directory())
      if (!own) {
        refused(device, 'topic', topic)
        return done(new Error(`not a topic of ${device}`))
      }
      // Nothing a device says is played again to anybody.
      packet.retain = false
      const payload = Buffer.from(packet.payload)
      const isAlive = connections.isLive(connection)
      const holdPress = (button: Parameters<typeof decidePress>[1]) =>
        hold(connection, held, decidePress(deps, button, payload, retain), done)
      if (own.what === 'self-press') return holdPress({ id: own.button })
      if (own.what === 'press') {
        holdPress(own.button)
        if (isAlive && own.button.id !== device) void tell(heard(device))
        return
      }
      // A will, and whatever else a connection that has ended or was taken over left behind: its end has said what there is to say.
      if (!isAlive) return done()
      const said = readSaid(own.what, payload)
      if (said) {
        void tell(heard(device))
        return hold(connection, taking, takeNews(device as GatewayId, said), done)
      }
      connection.unanswered += 1
      const answered = Promise.all(meaning(own, device, topic, payload).map(tell)).then(() => {
        connection.unanswered -= 1
      })
      if (connection.unanswered <= UNANSWERED_PER_CONNECTION) done()
      else void answered.then(() => done())
    },
    subscribe(client, subscription, done) {
      const device = connections.of(client)?.device
      const isGranted = device !== undefined && maySubscribe(subscription.topic, device, directory())
      if (device !== undefined && !isGranted) refused(device, 'subscription', subscription.topic)
      done(null, isGranted ? subscription : null)
    },
    ping(client) {
      const connection = connections.of(client)
      if (connection && connections.isLive(connection) && !isClosing && !isHubs(connection.device)) void tell(heard(connection.device))
    },
    heldPresses: () => held.size,
    async close() {
      isClosing = true
      await Promise.all([...held, ...taking])
    },
  }
}

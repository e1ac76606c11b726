/**
 * A signal in, kept in the outbox, published to the hub, and only then the answer out: an acknowledgement on the line means
 * that the hub has it on disk, or, while the hub cannot be reached, that this bridge has.
 */
import { beatTopic, gatewayBeatTopic, pressTopic } from '../hub/contract/topics.ts'
import type { Clock } from './clock.ts'
import type { BridgeConfig } from './config.ts'
import { createDeliveries } from './deliveries.ts'
import { openLink } from './link.ts'
import type { Log } from './log.ts'
import type { MappedDevice } from './map.ts'
import { openOutbox } from './outbox.ts'
import { openPort } from './port.ts'
import { createPresses } from './presses.ts'
import type { Addressee, Heard, Signal } from './protocol.ts'
import { createReceiver } from './receiver.ts'
import { isSignedWith } from './sentence.ts'
import type { Standing } from './status-words.ts'
import { createStrangers } from './strangers.ts'
import { createVitals } from './vitals.ts'

export type Counters = Readonly<
  Record<'frames' | 'badCrc' | 'tooLong' | 'broken' | 'noiseBytes' | 'replays' | 'refused' | 'outbox' | 'diskFailing', number>
>

export type Bridge = {
  counts(): Readonly<Record<string, number>>
  standing(): Standing
  /** The line first, so that nothing new comes in; then what is written, then the hub. */
  close(): Promise<void>
}

/** This much noise without one good message is a wrong speed or a broken cable. */
const NOISE_BYTES = 256
const CLOSE_OUTBOX_MS = 1_500

/** Rejects, in words, when the outbox cannot be opened. */
export async function openBridge(config: BridgeConfig, { clock, log }: { clock: Clock; log: Log }): Promise<Bridge> {
  const { protocol, gateway, map } = config
  const outbox = await openOutbox(config.dataDir, { clock, log })
  const presses = createPresses(clock, outbox.kept)
  const reader = protocol.openReader()
  let replays = 0
  let noiseLimit = NOISE_BYTES

  const link = openLink({
    url: config.mqttUrl,
    ca: config.ca,
    gateway,
    password: config.password,
    clock,
    log,
    isWell: () => receiver.state() === 'open',
    up() {
      vitals.say()
      strangers.tellAgain()
      deliveries.offerAll()
    },
    down: () => deliveries.linkLost(),
  })
  const strangers = createStrangers(gateway, link, clock, log)
  const deliveries = createDeliveries({
    link,
    outbox,
    kept: outbox.kept.waiting,
    clock,
    log,
    delivered: ({ key }) => presses.delivered(key),
    refused(entry) {
      presses.forget(entry.key)
      strangers.report({ why: 'refused', sentence: entry.payload, device: entry.topic })
    },
  })
  const counts = (): Counters => ({
    ...reader.counts(),
    replays,
    refused: deliveries.refused(),
    outbox: deliveries.waiting(),
    diskFailing: outbox.trouble() === null ? 0 : 1,
  })
  const vitals = createVitals({
    clock,
    line: () => receiver.state(),
    counters: counts,
    publish: (payload) => link.publish(gatewayBeatTopic(gateway), payload),
  })
  const receiver = createReceiver(clock, protocol.heartbeatMs, (state) => {
    const words = { open: 'the receiver speaks again', closed: 'the serial line is gone', silent: 'the receiver has fallen silent' }
    log(state === 'open' ? 'info' : 'error', words[state], { serial: config.serial })
    vitals.say()
  })
  const port = openPort({
    path: config.serial,
    baud: config.baud,
    format: config.format,
    clock,
    log,
    heard,
    opened: () => receiver.opened(),
    closed: () => receiver.closed(),
  })

  function write(line: string | null): void {
    if (line && !port.write(line))
      log('warn', 'the serial line does not take the answer; the receiver will ask again', { answer: line.trim() })
  }

  function take(heard: Heard): void {
    switch (heard.heard) {
      case 'heartbeat':
        return write(protocol.ack(null))
      case 'damaged':
        return write(protocol.again(null, 'damaged'))
      case 'strange':
        return refuse(heard.to, heard.why, heard.text)
      case 'signal':
        return signal(heard.signal)
    }
  }

  function signal(heard: Signal): void {
    const device = map.get(heard.device)
    if (!device) return refuse(heard, 'unknown', heard.text)
    if (device.key !== null && !isSignedWith(heard, device.key)) return refuse(heard, 'mac', heard.text)
    const { says } = heard
    if (says.what === 'beat') return beat(heard, device, says.fields)
    deliver(heard, device, says)
  }

  function refuse(to: Addressee | null, why: string, text: string): void {
    if (to) write(protocol.refuse(to, why))
    strangers.report({ ...(to && { device: to.device, ...(to.counter !== null && { counter: to.counter }) }), why, sentence: text })
  }

  function beat(heard: Signal, device: MappedDevice, fields: object): void {
    const place = device.key === null ? 'new' : presses.place(heard.counter, device.countedAs)
    if (place === 'old') {
      replays++
      return refuse(heard, 'replay', heard.text)
    }
    // Sent again because the answer was lost; played again it proves nothing.
    if (place === 'last') return write(protocol.ack(heard))
    count(heard, device)
    void link.publish(beatTopic(device.button), JSON.stringify(fields)).then((confirmed) => {
      if (confirmed || !link.isUp()) write(protocol.ack(heard))
      else log('warn', 'a beat that the hub did not confirm', { device: heard.device, button: device.button })
    })
  }

  function count({ counter }: Signal, { key, countedAs }: MappedDevice): void {
    const highest = key === null ? null : presses.count(counter, countedAs)
    if (highest !== null) outbox.count(countedAs, highest)
  }

  function deliver(heard: Signal, device: MappedDevice, says: Exclude<Signal['says'], { what: 'beat' }>): void {
    const known = presses.identify(heard, device.key === null ? null : device.countedAs)
    if (known.delivered) return write(protocol.ack(heard))
    if (known.replayed) replays++
    count(heard, device)
    const { press, at, key } = known
    const message =
      says.what === 'press'
        ? { press, ...says.fields, ...(known.replayed && { replayed: true }), at: new Date(at).toISOString() }
        : says.fields
    const topic = says.what === 'press' ? pressTopic(device.button) : beatTopic(device.button)
    deliveries.take({ name: `${press}@${at}`, key, press, at, topic, payload: JSON.stringify(message) }, (why) =>
      write(why === null ? protocol.ack(heard) : protocol.again(heard, why)),
    )
  }

  function heard(bytes: Uint8Array): void {
    const all = reader.push(bytes)
    if (all.some((each) => each.heard !== 'damaged')) {
      receiver.spoke()
      noiseLimit = reader.counts().noiseBytes + NOISE_BYTES
    } else if (reader.counts().noiseBytes >= noiseLimit) {
      noiseLimit = reader.counts().noiseBytes * 2
      log(
        'warn',
        `what comes is not the ${protocol.name} protocol: are BRIDGE_BAUD (${config.baud}) and BRIDGE_FORMAT (${config.format}) right?`,
        counts(),
      )
    }
    for (const each of all) take(each)
  }

  return {
    counts,
    standing: () => ({
      what: protocol.heartbeatMs === null ? 'line' : 'receiver',
      line: receiver.state(),
      hub: link.isUp(),
      waiting: deliveries.waiting(),
    }),
    async close() {
      receiver.close()
      vitals.close()
      await port.close()
      await outbox.close(CLOSE_OUTBOX_MS)
      await link.close()
    },
  }
}

/**
 * A sentence in, a publish to the hub, and only at its PUBACK the answer out: an `$ACK` on the line means
 * that the hub has it on disk. While the hub cannot be reached nothing is acknowledged, so the receiver sends again.
 */
import { beatTopic, pressTopic } from '../hub/contract/topics.ts'
import type { Clock } from './clock.ts'
import type { BridgeConfig } from './config.ts'
import { createDeliveries } from './deliveries.ts'
import { createFramer, type LineCounts } from './framer.ts'
import { openLink } from './link.ts'
import type { Log } from './log.ts'
import type { MappedDevice } from './map.ts'
import { openPort } from './port.ts'
import { decodeSentence, encodeAck, encodeNak, isSignedWith, type Sentence } from './sentence.ts'
import { createStamps } from './stamps.ts'
import { createStrangers } from './strangers.ts'

export type Bridge = {
  counts(): Readonly<LineCounts>
  /** The line first, so that nothing new comes in; then the hub. */
  close(): Promise<void>
}

/** This much noise without one good sentence is a wrong speed or a broken cable. */
const NOISE_BYTES = 256

/** As the device wrote it when it is no number: the hub shows such a field instead of losing it. */
const reading = (text: string | undefined) => (text === undefined || text === '' || Number.isNaN(Number(text)) ? text : Number(text))

export function openBridge(config: BridgeConfig, { clock, log }: { clock: Clock; log: Log }): Bridge {
  const framer = createFramer()
  const stamps = createStamps(clock)
  const link = openLink({
    url: config.mqttUrl,
    gateway: config.gateway,
    password: config.password,
    clock,
    log,
    up: () => deliveries.offerAll(),
  })
  const deliveries = createDeliveries(link, clock, log)
  const strangers = createStrangers(config.gateway, link, clock, log)
  const port = openPort({ path: config.serial, baud: config.baud, clock, log, heard })
  let noiseLimit = NOISE_BYTES

  function answer(line: string): void {
    if (!port.write(line)) log('warn', 'the serial line does not take the answer; the receiver will ask again', { answer: line.trim() })
  }

  function take(body: string): void {
    const decoded = decodeSentence(body)
    const device = decoded.ok ? config.map.get(decoded.sentence.device) : undefined
    if (!decoded.ok) refuse(decoded.to, decoded.why, body)
    else if (!device) refuse(decoded.sentence, 'unknown', body)
    else if (device.key !== null && !isSignedWith(decoded.sentence, device.key)) refuse(decoded.sentence, 'mac', body)
    else deliver(decoded.sentence, device)
  }

  function refuse(to: { device: string; counter: string } | null, why: string, body: string): void {
    if (to) answer(encodeNak(to, why))
    strangers.report({ ...(to && { device: to.device, counter: to.counter }), why, sentence: body })
  }

  function deliver(sentence: Sentence, { button }: MappedDevice): void {
    const { type, device, counter, fields } = sentence
    const readings = { battery: reading(fields.get('bat')), rssi: reading(fields.get('rssi')) }
    const safe = () => answer(encodeAck(sentence))
    if (type === 'BEAT') {
      // A beat that waited would prove a life that may be over.
      void link.publish(beatTopic(button), JSON.stringify(readings)).then((confirmed) => {
        if (confirmed) safe()
        else log('warn', 'a beat that the hub did not confirm', { device, button })
      })
      return
    }
    const press = `${device}-${counter}`
    const message =
      type === 'PRESS'
        ? { topic: pressTopic(button), payload: JSON.stringify({ press, kind: fields.get('kind'), at: stamps.of(press), ...readings }) }
        : { topic: beatTopic(button), payload: JSON.stringify({ tamper: true, ...readings }) }
    deliveries.take(`${type} ${press}`, message, safe)
  }

  function heard(bytes: Uint8Array): void {
    const bodies = framer.push(bytes)
    if (bodies.length > 0) noiseLimit = framer.counts().noiseBytes + NOISE_BYTES
    else if (framer.counts().noiseBytes >= noiseLimit) {
      noiseLimit = framer.counts().noiseBytes * 2
      log('warn', `what comes is not the sentence protocol: is BRIDGE_BAUD (${config.baud}) right?`, framer.counts())
    }
    for (const body of bodies) take(body)
  }

  return {
    counts: framer.counts,
    async close() {
      await port.close()
      await link.close()
    },
  }
}

/** The bell of a station: listens to its hub, sounds the siren, and says on its own beat how it is, so that the hub watches it as it watches a button. */
import { bellTopic, gatewayBeatTopic } from '../../hub/contract/topics.ts'
import type { Clock } from '../clock.ts'
import { openLink } from '../link.ts'
import type { Log } from '../log.ts'
import type { Standing } from '../status-words.ts'
import { createVitals } from '../vitals.ts'
import type { BellConfig } from './config.ts'
import { readOrder } from './read-order.ts'
import { createSiren } from './siren.ts'
import { createWatch, type Doing } from './watch.ts'

export type Bell = { doing(): Doing; counts(): Readonly<Record<string, number>>; standing(): Standing; close(): Promise<void> }

export function openBell(config: BellConfig, { clock, log }: { clock: Clock; log: Log }): Bell {
  const { device, station } = config
  const counted = { alarms: 0, troubles: 0 }
  let lastBeat: number | null = null

  const siren = createSiren({ hooks: config.hooks, clock, log, changed: () => vitals.say() })
  const watch = createWatch({ clock, siren, changed })
  /** A siren that cannot be switched is no bell: the hub counts a gateway whose line is not open as not heard. */
  const line = () => (siren.last()?.ok === false ? 'closed' : 'open')
  const link = openLink({
    url: config.mqttUrl,
    ca: config.ca,
    gateway: device,
    password: config.password,
    variables: 'BELL',
    clock,
    log,
    isWell: () => line() === 'open',
    listens: { topics: [bellTopic(station)], heard },
    up: () => vitals.say(),
    down() {},
  })
  const counts = () => ({ ...counted, ...siren.counts() })
  const vitals = createVitals({
    clock,
    line,
    counters: counts,
    more() {
      const command = siren.last()
      return { bell: { doing: watch.doing(), ...(command && { command }) } }
    },
    publish: (payload) => link.publish(gatewayBeatTopic(device), payload),
  })

  function heard(_topic: string, payload: Uint8Array, retain: boolean): void {
    const read = readOrder(payload)
    if (!read) return log('error', 'the hub said something that is no order to a bell', { topic: bellTopic(station) })
    // What a broker kept may be older than the hub's end; a count that grew meanwhile is news all the same.
    const isLive = !retain || (lastBeat !== null && read.beat !== null && read.beat > lastBeat)
    lastBeat = read.beat
    watch.heard(read.order, isLive)
  }

  function changed(): void {
    const doing = watch.doing()
    if (doing === 'ringing') counted.alarms += 1
    if (doing === 'trouble') counted.troubles += 1
    const words = {
      waiting: 'waits for the hub',
      quiet: 'quiet, and the hub is heard',
      ringing: 'rings',
      trouble: 'the hub has not been heard for 30 s',
    }
    log(doing === 'trouble' ? 'error' : 'info', words[doing], { station })
    vitals.say()
  }

  return {
    doing: watch.doing,
    counts,
    standing: () => ({ what: 'siren', line: line(), hub: link.isUp(), waiting: 0 }),
    async close() {
      watch.close()
      await siren.close()
      vitals.close()
      await link.close()
    },
  }
}

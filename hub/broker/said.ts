/**
 * What the hub last said on each topic, for those who subscribe later (a retained message, MQTT 3.1.1 §3.3.1.3).
 * Aedes' own store compares every subscription with every message in it, 1 ms for a thousand of them: after a restart, when
 * every device subscribes at once, presses would wait behind that. Here a name is looked up.
 */
import type { Aedes, Client, Subscription } from 'aedes'
import type { Log } from '../desk/log.ts'

export type Said = {
  /** To all who have subscribed, and to whoever will; nothing when it was said last. An empty payload forgets the topic and tells nobody. */
  publish(topic: string, payload: string): void
}

/** QoS 0: only then is a message on its way to its subscribers before another can overtake it and have it dropped (moscajs/aedes#955). */
const message = (topic: string, payload: string, retain: boolean) =>
  ({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, dup: false, retain }) as const
/** What SUBACK says of a filter that was not granted (MQTT 3.1.1 §3.9.3). */
const REFUSED = 0x80

export function createSaid(aedes: Aedes, log: Log): Said {
  const said = new Map<string, string>()

  function* saidOn(filter: string): Generator<[topic: string, payload: string]> {
    const payload = said.get(filter)
    if (payload !== undefined) yield [filter, payload]
    if (/[+#]/.test(filter)) for (const [topic, each] of said) if (matches(filter, topic)) yield [topic, each]
  }
  aedes.on('subscribe', (subscriptions: Subscription[], client: Client) => {
    for (const { topic: filter, qos } of subscriptions) {
      if ((qos as number) === REFUSED) continue
      for (const [topic, payload] of saidOn(filter)) client.publish(message(topic, payload, true), () => {})
    }
  })

  return {
    publish(topic, payload) {
      if (payload === '') said.delete(topic)
      if (payload === '' || said.get(topic) === payload) return
      said.set(topic, payload)
      aedes.publish(message(topic, payload, false), (error) => {
        if (error) log.error({ topic, err: error }, 'not published')
      })
    },
  }
}

/** MQTT 3.1.1 §4.7.1, for a filter whose first level is a name. */
export function matches(filter: string, topic: string): boolean {
  const levels = topic.split('/')
  const wanted = filter.split('/')
  const open = wanted.indexOf('#')
  if (open === -1 && wanted.length !== levels.length) return false
  return wanted
    .slice(0, open === -1 ? undefined : open)
    .every((level, at) => levels[at] !== undefined && (level === '+' || level === levels[at]))
}

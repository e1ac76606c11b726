import { type ConfigFile, doorOf, type ToConfigure, topicOf } from './to-configure.ts'

/** For firmware of one's own: everything it must know, as JSON; docs/devices/own-buttons.md says how to speak. */
export function ownMqtt(to: ToConfigure): ConfigFile {
  const { host, port, tls } = doorOf(to.connection)
  const { clientId, username, password } = to.mqtt
  const config = {
    ...{ label: to.label, host, port, tls, clientId, username, password, qos: 1, retain: false },
    topics: { press: topicOf(to, 'press'), beat: topicOf(to, 'beat'), status: topicOf(to, 'status'), lamp: topicOf(to, 'lamp') },
    will: { topic: topicOf(to, 'status'), payload: 'offline', qos: 1, retain: true },
    birth: { topic: topicOf(to, 'status'), payload: 'online', qos: 1, retain: true },
    beatSeconds: 30,
  }
  return { name: `${clientId}.json`, text: `${JSON.stringify(config, null, 2)}\n` }
}

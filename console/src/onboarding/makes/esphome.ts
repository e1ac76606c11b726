import { type ConfigFile, doorOf, type ToConfigure, topicOf } from './to-configure.ts'

/**
 * ESPHome. Discovery, log and state topics are off: the hub closes a connection that publishes to a topic not its own,
 * and a retained ON would ring at every reconnect.
 */
export function esphome(to: ToConfigure): ConfigFile {
  const { host, port, tls } = doorOf(to.connection)
  const { clientId, username, password } = to.mqtt
  const quoted = (text: string) => JSON.stringify(text)
  const secure = tls ? '\n  certificate_authority: |\n    # PEM: the CA of the hub\n  skip_cert_cn_check: false' : ''
  const text = `# ${to.label}
mqtt:
  broker: ${host}
  port: ${port}${secure}
  client_id: ${clientId}
  username: ${username}
  password: ${quoted(password)}
  discovery: false
  log_topic: null
  keepalive: 15s
  birth_message: { topic: ${topicOf(to, 'status')}, payload: online, qos: 1, retain: true }
  will_message: { topic: ${topicOf(to, 'status')}, payload: offline, qos: 1, retain: true }

binary_sensor:
  - platform: gpio
    pin: { number: GPIO4, mode: INPUT_PULLUP, inverted: true }
    name: ${quoted(to.label)}
    internal: true
    filters: [delayed_on: 30ms]
    on_press:
      - mqtt.publish: { topic: ${topicOf(to, 'press')}, payload: '{}', qos: 1, retain: false }

interval:
  - interval: 30s
    then:
      - mqtt.publish: { topic: ${topicOf(to, 'beat')}, payload: '{}', qos: 0, retain: false }
`
  return { name: `${clientId}.yaml`, text }
}

import { type ConfigFile, doorOf, type ToConfigure, topicOf } from './to-configure.ts'

/**
 * Tasmota publishes with QoS 0 only, so nothing is sent again when it gets lost on the way: the page says so.
 * FullTopic keeps its own messages below the button's name; discovery is off, or the hub closes the connection.
 */
export function tasmota(to: ToConfigure): ConfigFile {
  const { host, port, tls } = doorOf(to.connection)
  const { clientId, username, password } = to.mqtt
  const text = `# ${to.label}
SetOption19 1
SetOption73 1
SetOption103 ${tls ? 1 : 0}
FullTopic buttons/%topic%/%prefix%/
Topic ${clientId}
MqttClient ${clientId}
MqttUser ${username}
MqttPassword ${password}
MqttKeepAlive 15
MqttPort ${port}
MqttHost ${host}
Rule1 ON Button1#State DO Publish ${topicOf(to, 'press')} {} ENDON
Rule1 1
`
  return { name: `${clientId}.txt`, text }
}

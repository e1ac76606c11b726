import { type ConfigFile, doorOf, type ToConfigure, topicOf } from './to-configure.ts'

/** Shelly Gen2 and newer: two calls to set it up, and a script, because its own messages are not in the hub's words. */
export function shellyGen2(to: ToConfigure): ConfigFile {
  const { host, port, tls } = doorOf(to.connection)
  const { clientId, username, password } = to.mqtt
  const config = {
    ...{ enable: true, server: `${host}:${port}`, client_id: clientId, user: username, pass: password },
    ...{ topic_prefix: topicOf(to, 'press').replace(/\/press$/, ''), rpc_ntf: false, status_ntf: false, enable_control: false },
    ssl_ca: tls ? 'user_ca.pem' : null,
  }
  const call = (method: string, params: object) =>
    `curl -X POST http://SHELLY-IP/rpc -d '${JSON.stringify({ id: 1, method, params }).replaceAll("'", "'\\''")}'`
  const text = `# 1. ${to.label}: input type and MQTT
${call('Input.SetConfig', { id: 0, config: { type: 'button' } })}
${call('Mqtt.SetConfig', { config })}
${call('Shelly.Reboot', {})}

// 2. Scripts > Add script; turn on "Run on startup"
let PRESS = "${topicOf(to, 'press')}";
let BEAT = "${topicOf(to, 'beat')}";
Shelly.addEventHandler(function (event) {
  if (event.info.component === "input:0" && event.info.event === "btn_down") MQTT.publish(PRESS, "{}", 1, false);
});
Timer.set(30000, true, function () {
  MQTT.publish(BEAT, "{}", 0, false);
});
`
  return { name: `${clientId}.txt`, text }
}

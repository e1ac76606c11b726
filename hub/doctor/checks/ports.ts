import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

type Door = { what: string; host: string; port: number }

/** A running hub's own word of where it listens; else what it will ask for. */
export async function portsCheck({ hub, config, isOpen }: Pick<World, 'hub' | 'config' | 'isOpen'>): Promise<Finding[]> {
  const isRunning = hub.is === 'running'
  const doors = isRunning ? doorsOf(hub.door) : config === null ? [] : planned(config)
  const found = doors.map(async ({ what, host, port }) => {
    const open = await isOpen(host, port)
    const key = isRunning ? (open ? 'port-open' : 'port-silent') : open ? 'port-taken' : 'port-free'
    return say(key, { what, port })
  })
  return Promise.all(found)
}

function doorsOf({ http, https, mqtt, mqttsPort }: Extract<World['hub'], { is: 'running' }>['door']): Door[] {
  const at = (what: string, url: string): Door => {
    const { hostname, port } = new URL(url)
    return { what, host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
  }
  return [
    at('HTTP', http),
    at('MQTT', mqtt),
    ...(https === null ? [] : [at('HTTPS', https)]),
    ...(mqttsPort === null ? [] : [{ what: 'MQTTS', host: '127.0.0.1', port: mqttsPort }]),
  ]
}

/** Port 0 takes any free one. */
function planned({ http, mqtt, tls }: NonNullable<World['config']>): Door[] {
  const reached = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)
  const doors: Door[] = [
    { what: 'HTTP', host: reached(http.host), port: http.port },
    { what: 'MQTT', host: reached(mqtt.host), port: mqtt.port },
    ...(tls
      ? [
          { what: 'HTTPS', host: '127.0.0.1', port: tls.httpsPort },
          { what: 'MQTTS', host: '127.0.0.1', port: tls.mqttsPort },
        ]
      : []),
  ]
  return doors.filter(({ port }) => port !== 0)
}

/** The address that people use where a proxy answers for it: whether it does, and whether it leads to this hub. */
import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

const HTTPS_PORT = 443
/** Of MQTT over TLS (IANA, secure-mqtt), as in both examples of docs/deploy. */
const MQTTS_PORT = 8883
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

type InFront = { url: string; name: string; port: number; isHere: boolean; takesButtons: boolean }

/** Where a proxy answers; null: none is said to. Behind one that speaks HTTP only the hub has TLS of its own for buttons. */
export function proxyOf(config: World['config']): InFront | null {
  const { tls, publicUrl: url, trustedProxy = [] } = config ?? {}
  if (!url?.startsWith('https:')) return null
  const { hostname, port: said } = new URL(url)
  const port = Number(said || HTTPS_PORT)
  if (tls && (trustedProxy.length === 0 || port === tls.httpsPort)) return null
  const isHere = trustedProxy.some((address) => LOOPBACK.test(address))
  return { url, name: hostname.replace(/^\[|\]$/g, ''), port, isHere, takesButtons: !tls }
}

/** By its name as a phone would; and by loopback, because many a router lets nobody reach the house's own name from inside. */
export async function knock(proxy: InFront, { handshake }: Pick<World, 'handshake'>) {
  const { name, port, isHere } = proxy
  const outside = await handshake(name, port, name)
  if (outside.ok || !isHere) return { host: name, tried: outside }
  return { host: '127.0.0.1', tried: await handshake('127.0.0.1', port, name) }
}

type Needs = Pick<World, 'hub' | 'config' | 'handshake' | 'healthAt' | 'mqttAnswers'>

export async function proxyCheck({ hub, config, handshake, healthAt, mqttAnswers }: Needs): Promise<Finding[]> {
  const proxy = proxyOf(config)
  if (!proxy) return []
  const { url, name, port, isHere, takesButtons } = proxy
  const unnamed = config?.trustedProxy.length === 0 ? [say('proxy-not-named')] : []
  const { host, tried } = await knock(proxy, { handshake })
  if (!tried.ok) return [...unnamed, say(isHere ? 'proxy-fails' : 'proxy-unseen', { url, why: tried.why })]
  const [pages, buttons] = await Promise.all([
    pagesBehind(await healthAt(host, port, name), hub, url),
    takesButtons ? buttonsAt(host, name, { handshake, mqttAnswers }) : null,
  ])
  return [...unnamed, ...pages, ...(buttons ? [buttons] : [])]
}

function pagesBehind(came: Awaited<ReturnType<World['healthAt']>>, hub: World['hub'], url: string): Finding[] {
  if (hub.is !== 'running') return []
  if (came.ok && 'startedAt' in came.value && came.value.startedAt === hub.facts.health.startedAt) return [say('url-leads-here', { url })]
  const said = !came.ok ? came.why : 'startedAt' in came.value ? came.value.startedAt : `HTTP ${came.value.status}`
  return [say('url-leads-elsewhere', { url, said })]
}

async function buttonsAt(
  host: string,
  name: string,
  { handshake, mqttAnswers }: Pick<World, 'handshake' | 'mqttAnswers'>,
): Promise<Finding> {
  const [address, port] = [name, MQTTS_PORT]
  const tried = await handshake(host, port, name)
  if (!tried.ok) return say('mqtts-by-proxy-none', { address, port, why: tried.why })
  const answer = await mqttAnswers(host, port)
  return answer.ok ? say('mqtts-outside', { address, port }) : say('mqtts-mute', { port, why: answer.why })
}

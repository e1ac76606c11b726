import type { X509Certificate } from 'node:crypto'
import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'
import { certificatesIn } from './certificate.ts'
import { proxyCheck } from './proxy.ts'

type Needs = Pick<World, 'hub' | 'config' | 'readFile' | 'addresses' | 'handshake' | 'healthAt' | 'mqttAnswers'>

/** The doors that are for everybody, tried by an address of the network: what loopback answers, a firewall may still keep from others. */
export async function outsideCheck(world: Needs): Promise<Finding[]> {
  return [...(await proxyCheck(world)), ...(world.config?.tls === null ? [] : await ownDoors(world))]
}

async function ownDoors({ hub, config, readFile, addresses, handshake, mqttAnswers }: Needs): Promise<Finding[]> {
  if (hub.is !== 'running' || hub.door.https === null) return []
  const [address] = addresses()
  if (address === undefined) return [say('outside-none')]
  const name = config?.publicUrl ? new URL(config.publicUrl).hostname : address
  const [own] = config?.tls ? await readFile(config.tls.cert).then(certificatesIn, (): X509Certificate[] => []) : []
  const port = Number(new URL(hub.door.https).port || 443)
  const [https, mqtts] = await Promise.all([
    httpsFrom(await handshake(address, port, name), { address, port }, own),
    mqttsFrom(address, hub.door.mqttsPort, name, handshake, mqttAnswers),
  ])
  return [...https, ...mqtts]
}

function httpsFrom(
  tried: Awaited<ReturnType<World['handshake']>>,
  at: { address: string; port: number },
  own: X509Certificate | undefined,
): Finding[] {
  if (!tried.ok) return [say('https-outside-fails', { ...at, why: tried.why })]
  if (own && tried.value.fingerprint !== own.fingerprint256) return [say('https-old-certificate')]
  return [say('https-outside', at)]
}

async function mqttsFrom(
  address: string,
  port: number | null,
  name: string,
  handshake: World['handshake'],
  mqttAnswers: World['mqttAnswers'],
): Promise<Finding[]> {
  if (port === null) return []
  const tried = await handshake(address, port, name)
  if (!tried.ok) return [say('mqtts-outside-fails', { address, port, why: tried.why })]
  const answer = await mqttAnswers(address, port)
  return [answer.ok ? say('mqtts-outside', { address, port }) : say('mqtts-mute', { port, why: answer.why })]
}

/** The file as a phone will be shown it: whose it is, for how long, for which name, and whether its chain is whole (RFC 8446 §4.4.2). */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import type { Tls } from '../../config.ts'
import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'
import { knock, proxyOf } from './proxy.ts'

const DAY_MS = 24 * 3_600_000
/** As on the health page. */
const SOON_DAYS = 21

type Needs = Pick<World, 'config' | 'readFile' | 'now' | 'handshake'>

export async function certificateCheck({ config, readFile, now, handshake }: Needs): Promise<Finding[]> {
  if (config === null) return []
  const { tls, publicUrl } = config
  if (tls === null) return byProxy(config, now(), handshake)
  const read = await chainIn(tls, readFile)
  if ('key' in read) return [read]
  const { chain, fits } = read
  const [own] = chain
  if (!own) return [say('cert-unreadable', { file: tls.cert, why: 'no certificate in it' })]
  return [...(fits ? [] : [say('cert-key-differs')]), lifeOf(own, now()), ...nameIn(own, publicUrl), ...chainFaults(chain)]
}

/** Who renews it is the proxy; that it was forgotten is seen here all the same. */
async function byProxy(config: World['config'], now: number, handshake: World['handshake']): Promise<Finding[]> {
  const proxy = proxyOf(config)
  if (!proxy) return [say('cert-none')]
  const { tried } = await knock(proxy, { handshake })
  const shown = tried.ok ? tried.value.chain : []
  const [own] = shown
  const said = say('cert-by-proxy', { url: proxy.url })
  return own ? [said, lifeOf(own, now), ...nameIn(own, proxy.url), ...chainFaults(shown)] : [said]
}

const issuerOf = ({ issuer }: X509Certificate): string => /^(?:CN|O)=(.*)$/m.exec(issuer)?.[1] ?? issuer.replaceAll('\n', ', ')

/** Every certificate of a PEM file, in its order. @throws when one cannot be read */
export function certificatesIn(pem: Buffer): X509Certificate[] {
  const parts = pem.toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return parts.map((part) => new X509Certificate(part))
}

async function chainIn({ cert, key }: Tls, readFile: World['readFile']): Promise<Finding | { chain: X509Certificate[]; fits: boolean }> {
  let file = cert
  try {
    const chain = certificatesIn(await readFile(cert))
    file = key
    const own = createPrivateKey(await readFile(key))
    return { chain, fits: chain[0]?.checkPrivateKey(own) ?? false }
  } catch (error) {
    return say('cert-unreadable', { file, why: error instanceof Error ? error.message : String(error) })
  }
}

function lifeOf(own: X509Certificate, now: number): Finding {
  const from = own.validFromDate.getTime()
  if (now < from) return say('cert-not-yet', { from: new Date(from).toISOString() })
  const days = Math.floor((own.validToDate.getTime() - now) / DAY_MS)
  if (days < 0) return say('cert-ended', { days: -days })
  return days <= SOON_DAYS ? say('cert-soon', { days }) : say('cert-ok', { days, issuer: issuerOf(own) })
}

function nameIn(own: X509Certificate, publicUrl: string | null): Finding[] {
  if (publicUrl === null) return []
  const name = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  if ((isIP(name) ? own.checkIP(name) : own.checkHost(name)) !== undefined) return []
  return [say('cert-name-missing', { name, names: own.subjectAltName?.replaceAll(/DNS:|IP Address:/g, '') ?? '–' })]
}

function chainFaults(chain: readonly X509Certificate[]): Finding[] {
  const isRightOrder = chain.every((each, at) => at === 0 || chain[at - 1]?.checkIssued(each))
  if (!isRightOrder) return [say('cert-order')]
  const last = chain.at(-1)
  if (!last) return []
  const roots = rootCertificates.map((root) => new X509Certificate(root))
  const isPublic = roots.some((root) => last.fingerprint256 === root.fingerprint256 || last.checkIssued(root))
  if (isPublic) return []
  // A public authority always says where its own certificate is fetched (CA/Browser Forum BR §7.1.2.7.7); phones do not go there.
  const isMissingLink = !last.checkIssued(last) && last.infoAccess?.includes('CA Issuers') === true
  return [say(isMissingLink ? 'cert-incomplete' : 'cert-private', { issuer: issuerOf(last) })]
}

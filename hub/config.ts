/** The environment, read once and whole: a frozen Config, or every fault at once. "off" is null. */
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isAddressOrRange } from './http/address-range.ts'
import { type UpsAddress, upsAddress } from './power/ups-address.ts'

export type Tls = { cert: string; key: string; httpsPort: number; mqttsPort: number }
export type Config = Readonly<{
  dataDir: string
  http: { host: string; port: number }
  mqtt: { host: string; port: number }
  tls: Tls | null
  /** Addresses and ranges of proxies whose word about a request is believed; empty: nobody's is. */
  trustedProxy: readonly string[]
  /** Without a trailing slash; null: from the listener. */
  publicUrl: string | null
  /** `mailto:…`, the VAPID subject when there is no public https address. */
  contact: string
  adminPassword: string | null
  pushHosts: readonly string[]
  /** PEM file of an extra CA for push services. */
  pushCa: string | null
  /** PEM file of an extra CA for whoever is told that this hub lives. */
  aliveCa: string | null
  metricsToken: string | null
  /** Null: no UPS is asked. */
  ups: UpsAddress | null
  logLevel: (typeof LEVELS)[number]
}>

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every variable there is; docs/configuration.md is held against it. */
export const VARIABLES = [
  'HUB_DATA_DIR',
  'HUB_HTTP_HOST',
  'HUB_HTTP_PORT',
  'HUB_MQTT_HOST',
  'HUB_MQTT_PORT',
  'HUB_TLS_CERT',
  'HUB_TLS_KEY',
  'HUB_HTTPS_PORT',
  'HUB_MQTTS_PORT',
  'HUB_TRUSTED_PROXY',
  'HUB_PUBLIC_URL',
  'HUB_CONTACT',
  'HUB_ADMIN_PASSWORD',
  'HUB_PUSH_HOSTS',
  'HUB_PUSH_CA',
  'HUB_ALIVE_CA',
  'HUB_METRICS_TOKEN',
  'HUB_UPS',
  'HUB_LOG_LEVEL',
] as const
type Variable = (typeof VARIABLES)[number]

/** Says every fault in one go; the process exits with 78 (EX_CONFIG, sysexits.h). */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`the environment has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** @throws ConfigError naming every variable that cannot be used, and what to write instead */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = []
  const text = (name: Variable): string | null => env[name]?.trim() || null
  const fault = (name: Variable, message: string): null => {
    faults.push(`${name}=${JSON.stringify(env[name] ?? '')}: ${message}`)
    return null
  }
  const list = (name: Variable) => (text(name) ?? '').split(/[\s,]+/).filter(Boolean)
  const port = (name: Variable, otherwise: number): number => {
    const value = text(name)
    if (value === null) return otherwise
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
    fault(name, 'write a port number from 0 to 65535; 0 takes any free one')
    return otherwise
  }
  const file = (name: Variable): string | null => {
    const value = text(name)
    if (value === null) return null
    if (existsSync(value)) return resolve(value)
    return fault(name, 'there is no such file, or this user may not look into its folder')
  }

  for (const name of Object.keys(env))
    if (name.startsWith('HUB_') && !(VARIABLES as readonly string[]).includes(name))
      faults.push(`${name}: there is no such variable; see docs/configuration.md`)

  const cert = file('HUB_TLS_CERT')
  const key = file('HUB_TLS_KEY')
  if (text('HUB_TLS_CERT') && !text('HUB_TLS_KEY')) fault('HUB_TLS_KEY', 'a certificate needs its key: set both or neither')
  if (text('HUB_TLS_KEY') && !text('HUB_TLS_CERT')) fault('HUB_TLS_CERT', 'a key needs its certificate: set both or neither')

  const trustedProxy = list('HUB_TRUSTED_PROXY')
  for (const one of trustedProxy)
    if (!isAddressOrRange(one))
      fault('HUB_TRUSTED_PROXY', `"${one}" is no address; write 127.0.0.1 or a range such as 10.77.0.0/24, with commas between`)

  const publicUrl = text('HUB_PUBLIC_URL')
  if (publicUrl !== null && !isHttpUrl(publicUrl)) fault('HUB_PUBLIC_URL', 'write an address such as https://chuong.example.vn')
  const contact = text('HUB_CONTACT') ?? 'mailto:quan-tri@tieng-chuong.example'
  if (!/^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/.test(contact)) fault('HUB_CONTACT', 'write mailto: and an e-mail address')
  const adminPassword = env.HUB_ADMIN_PASSWORD || null
  if (adminPassword !== null && adminPassword.length < 8) faults.push('HUB_ADMIN_PASSWORD: at least 8 characters')
  const pushHosts = list('HUB_PUSH_HOSTS')
  for (const host of pushHosts)
    if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host))
      fault('HUB_PUSH_HOSTS', `"${host}" is not a host name; write names with commas between, each may end in :port`)
  const aliveCa = file('HUB_ALIVE_CA')
  if (aliveCa !== null && !isCertificate(aliveCa))
    fault(
      'HUB_ALIVE_CA',
      'this is no certificate: name the ca.pem of the neighbour’s authority, which begins with -----BEGIN CERTIFICATE-----',
    )
  const logLevel = text('HUB_LOG_LEVEL') ?? 'info'
  if (!(LEVELS as readonly string[]).includes(logLevel)) fault('HUB_LOG_LEVEL', `write one of ${LEVELS.join(', ')}`)

  const upsText = text('HUB_UPS')
  const ups = upsText === null ? null : upsAddress(upsText)
  // It may hold a password, which a log must not.
  if (upsText !== null && !ups) faults.push('HUB_UPS: write nut://127.0.0.1:3493/ups, or nut://name:password@127.0.0.1:3493/ups')

  const config: Config = {
    dataDir: resolve(text('HUB_DATA_DIR') ?? './data'),
    http: { host: text('HUB_HTTP_HOST') ?? '127.0.0.1', port: port('HUB_HTTP_PORT', 8080) },
    mqtt: { host: text('HUB_MQTT_HOST') ?? '127.0.0.1', port: port('HUB_MQTT_PORT', 1883) },
    tls: cert && key ? { cert, key, httpsPort: port('HUB_HTTPS_PORT', 8443), mqttsPort: port('HUB_MQTTS_PORT', 8883) } : null,
    trustedProxy,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    contact,
    adminPassword,
    pushHosts,
    pushCa: file('HUB_PUSH_CA'),
    aliveCa,
    metricsToken: text('HUB_METRICS_TOKEN'),
    ups,
    logLevel: logLevel as Config['logLevel'],
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(config)
}

function isCertificate(file: string): boolean {
  try {
    return new X509Certificate(readFileSync(file)).subject !== ''
  } catch {
    return false
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** Tries lines over the network; each attempt ends within five seconds, whatever hangs. */
import type { X509Certificate } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectTls, type SecureContext } from 'node:tls'
import mqtt from 'mqtt'
import type { Tried, World } from './world.ts'

const LIMIT_MS = 5_000
const TOO_LONG = `no answer within ${LIMIT_MS / 1000} s`

/** OpenSSL's names for a certificate that was read and not believed (node:tls, X509 certificate error codes). */
const UNTRUSTED = /CERT|SIGNATURE|ISSUER/

function failed(error: unknown): { ok: false; why: string; distrusted?: boolean } {
  const { code, message, name } = error as NodeJS.ErrnoException
  const why = name === 'AbortError' || name === 'TimeoutError' ? TOO_LONG : (code ?? message)
  return { ok: false, why, ...(UNTRUSTED.test(code ?? '') && { distrusted: true }) }
}

/** As the hub itself would (getaddrinfo(3), the machine's own hosts file too), which may take minutes by itself. */
export const addressesOf: World['resolve'] = async (name) => {
  const late = Promise.withResolvers<never>()
  AbortSignal.timeout(LIMIT_MS).addEventListener('abort', () => late.reject(new Error(TOO_LONG)))
  return (await Promise.race([lookup(name, { all: true }), late.promise])).map(({ address }) => address)
}

export const isOpen: World['isOpen'] = (host, port) =>
  new Promise((resolve) => {
    const socket = connectPlain({ host, port, signal: AbortSignal.timeout(LIMIT_MS) })
    const end = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })

/** Whom it shows is looked at, not whether anybody vouches for it: that is the certificate check's affair. */
export const handshake: World['handshake'] = (host, port, servername) =>
  new Promise((resolve) => {
    // A server name is a name, never an address (RFC 6066 §3).
    const name = /^[\d.]+$|:/.test(servername) ? {} : { servername }
    const socket = connectTls({ host, port, ...name, rejectUnauthorized: false, signal: AbortSignal.timeout(LIMIT_MS) } as never)
    socket.once('error', (error) => resolve(failed(error)))
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate()
      socket.destroy()
      resolve(
        shown
          ? { ok: true, value: { fingerprint: shown.fingerprint256, chain: chainOf(shown) } }
          : { ok: false, why: 'no certificate was shown' },
      )
    })
  })

/** A root names itself as its issuer. */
function chainOf(own: X509Certificate): X509Certificate[] {
  const chain = [own]
  for (let next = own.issuerCertificate; next && !chain.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256); ) {
    chain.push(next)
    next = next.issuerCertificate
  }
  return chain
}

export const healthAt: World['healthAt'] = (host, port, servername) =>
  new Promise((resolve) => {
    const asked = request(
      {
        ...{ host, port, path: '/api/v1/health', headers: { host: servername }, agent: false, rejectUnauthorized: false },
        ...(!/^[\d.]+$|:/.test(servername) && { servername }),
        signal: AbortSignal.timeout(LIMIT_MS),
      },
      async (answer) => {
        try {
          const { startedAt } = JSON.parse(await text(answer))
          resolve({ ok: true, value: typeof startedAt === 'string' ? { startedAt } : { status: answer.statusCode ?? 0 } })
        } catch {
          // A page of the proxy's own: it finds no hub.
          resolve({ ok: true, value: { status: answer.statusCode ?? 0 } })
        }
      },
    )
    asked.on('error', (error) => resolve(failed(error)))
    asked.end()
  })

/** As a button that nobody has enrolled: being refused is an answer ([MQTT-3.2.2-5]), and proves the way. */
export const mqttAnswers: World['mqttAnswers'] = (host, port) =>
  new Promise((resolve) => {
    const client = mqtt.connect(`mqtts://${host.includes(':') ? `[${host}]` : host}:${port}`, {
      ...{ clientId: 'npm-run-doctor', username: 'npm-run-doctor', password: '-' },
      ...{ rejectUnauthorized: false, reconnectPeriod: 0, connectTimeout: LIMIT_MS },
    })
    const end = (tried: Tried<true>) => {
      client.end(true)
      resolve(tried)
    }
    client.once('connect', () => end({ ok: true, value: true }))
    // A CONNACK that refuses has a return code; anything else is a line that broke.
    client.once('error', (error) => end(typeof (error as { code?: unknown }).code === 'number' ? { ok: true, value: true } : failed(error)))
    client.once('close', () => end({ ok: false, why: TOO_LONG }))
  })

/** @param secureContext trusts an extra authority for push services, or undefined */
export function pushReacher(secureContext: SecureContext | undefined): World['reachPush'] {
  return (host, port) =>
    new Promise((resolve) => {
      const asked = request(
        {
          host,
          port,
          method: 'HEAD',
          path: '/',
          agent: false,
          signal: AbortSignal.timeout(LIMIT_MS),
          ...(secureContext && { secureContext }),
        },
        (answer) => {
          const date = Date.parse(answer.headers.date ?? '')
          resolve({ ok: true, value: { date: Number.isNaN(date) ? null : date } })
          asked.destroy()
        },
      )
      asked.on('error', (error) => resolve(failed(error)))
      asked.end()
    })
}

/** The two doors of one application: plain HTTP where it is told, and TLS on every interface. */
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../desk/clock.ts'
import type { Certificate } from '../desk/ports/certificate.ts'
import type { App } from './app.ts'
import { clientError } from './errors.ts'

export type Listen = {
  host: string
  /** 0: any free port. */
  port: number
  tls?: {
    /** Absent: every interface, IPv4 and IPv6. */
    host?: string
    port: number
    /** What is in use now, and every renewed one later. */
    certificate: Certificate
  } | null
}
/** The real ones, with the port that was given. */
export type Urls = { http: string; https?: string }

/** A request must have come in whole by then; a feed is long in its answer only. */
export const TIMEOUTS = { requestTimeout: 30_000, keepAliveTimeout: 75_000 } as const
/** What is still being answered when the hub closes has this long. */
const CLOSE_MS = 1_500

export type Doors = {
  urls: Urls
  /** Lets what is in hand be answered, for as long as that may take, and closes. */
  close(): Promise<void>
}

type SecureDoor = { url: string; cut(): void; close(): Promise<void> }

/** Rejects when a port is taken; nothing is left open then. */
export async function listen(app: App, { host, port, tls }: Listen, clock: Clock): Promise<Doors> {
  await app.listen({ host, port })
  const secure = tls
    ? await openSecure(app, tls).catch(async (error: unknown) => {
        await app.close()
        throw error
      })
    : null
  return {
    urls: { http: urlOf('http', host, app.server.address() as AddressInfo), ...(secure && { https: secure.url }) },
    async close() {
      const timer = clock.after(CLOSE_MS, () => {
        app.server.closeAllConnections()
        secure?.cut()
      })
      await Promise.all([app.close(), secure?.close()])
      timer.cancel()
    },
  }
}

async function openSecure(app: App, tls: NonNullable<Listen['tls']>): Promise<SecureDoor> {
  const versions = { minVersion: 'TLSv1.2' } as const
  const server = createServer({ ...versions, ...TIMEOUTS, ...tls.certificate.pair }, (request, response) => app.routing(request, response))
  server.on('clientError', clientError)
  server.listen({ port: tls.port, ...(tls.host !== undefined && { host: tls.host }) })
  await once(server, 'listening')
  tls.certificate.follow(({ cert, key }) => server.setSecureContext({ ...versions, cert, key }))
  return {
    url: urlOf('https', tls.host ?? '::', server.address() as AddressInfo),
    cut: () => server.closeAllConnections(),
    close: () => server[Symbol.asyncDispose](),
  }
}

/** An address one can go to: a listener on every interface is reached from here by loopback. */
function urlOf(scheme: string, host: string, { port }: AddressInfo): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/**
 * What a proxy says of the address, the host and the scheme of a request counts only when the proxy is named in
 * HUB_TRUSTED_PROXY: anybody can write such a header (RFC 7239 §8.1), and with it another address for every guess at a password.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Log } from '../desk/log.ts'

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
/** Enough to see what is wrong; whoever sends them at random must not fill the log. */
const STRANGERS = 20

export const isForwarded = (headers: IncomingHttpHeaders): boolean => FORWARDED.some((name) => headers[name] !== undefined)

/** For Fastify's `trustProxy`, which reads the header from its end and stops at the first address that is not trusted. */
export const trustOf = (named: readonly string[]): string[] | false => (named.length > 0 ? [...named] : false)

/** Says once for each address that it speaks for others and is not believed: the likeliest slip of whoever puts a proxy before the hub. */
export function noteStrangers(log: Log, named: readonly string[]) {
  const noted = new Set<string>()
  return async ({ headers, ips, socket }: FastifyRequest): Promise<void> => {
    const from = socket.remoteAddress ?? ''
    // `ips` ends with the socket's own address, and has more than that only when it is trusted.
    const believed = named.length > 0 && (ips?.length ?? 0) > 1
    if (believed || headers['x-forwarded-for'] === undefined || noted.has(from) || noted.size >= STRANGERS) return
    noted.add(from)
    log.warn({ from }, 'a proxy that HUB_TRUSTED_PROXY does not name speaks for others and is not believed')
  }
}

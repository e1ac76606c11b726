/** Whether a request comes from this machine itself, and from somebody who can read the hub's own folder there. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import { isForwarded } from './trusted-proxy.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
export const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
/** A proxy on this machine connects from loopback too, and says so in its headers. */
const isDirect = ({ headers }: FastifyRequest) => !isForwarded(headers)

export const isDirectLoopback = (request: FastifyRequest): boolean => isDirect(request) && LOOPBACK.test(request.socket.remoteAddress ?? '')

/** Also where the hub listens on one address of the network only: what this machine sends to itself comes from that address. */
const isThisMachine = (request: FastifyRequest) =>
  isDirectLoopback(request) ||
  (isDirect(request) && request.socket.remoteAddress !== undefined && request.socket.remoteAddress === request.socket.localAddress)

/** @param key of `box.json` in the data folder, which only the hub's own user can read */
export function onTheBox({ boxKey }: { boxKey: string }) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const [, given] = /^Box (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (given !== undefined && isThisMachine(request) && isSame(given, boxKey)) return undefined
    return problem(reply, 403, 'only-on-the-box', 'This is for the programs on the hub’s own machine: npm run doctor, npm run people.')
  }
}

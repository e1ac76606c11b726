/**
 * Requests that may take longer than the server gives to every other: the upload of a file that is larger than its line is fast.
 * Node has one such time for all of a server and tells of its end as a client's fault (`ERR_HTTP_REQUEST_TIMEOUT`).
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '../desk/clock.ts'

/** A line that brings nothing for so long is dead. */
const STALL_MS = 30_000

const sockets = new WeakSet<Socket>()

export const isUnhurried = (socket: Socket): boolean => sockets.has(socket)

/** The pieces of a request's body, for as long as they keep coming; a stalled line is cut. */
export async function* unhurried(request: IncomingMessage, clock: Clock): AsyncGenerator<Buffer> {
  const { socket } = request
  const cut = () => request.destroy(new Error(`nothing came for ${STALL_MS / 1000} s`))
  sockets.add(socket)
  let timer = clock.after(STALL_MS, cut)
  try {
    for await (const piece of request) {
      timer.cancel()
      yield piece as Buffer
      timer = clock.after(STALL_MS, cut)
    }
  } finally {
    timer.cancel()
    sockets.delete(socket)
  }
}

/** Does a push service answer? A handshake and no request: it learns nothing, and costs it next to nothing. */
import { connect } from 'node:tls'
import { trust } from './push-agent.ts'

/** Of silence on the line; a push service answers in well under a second. */
const ANSWER_MS = 5_000

/**
 * @param extraCa a PEM file trusted beside the usual roots, or null
 * @throws when the file cannot be read
 */
export function createKnock(extraCa: string | null): (origin: string) => Promise<boolean> {
  const trusted = trust(extraCa)
  return (origin) => {
    const { hostname, port } = new URL(origin)
    const host = hostname.replace(/^\[|\]$/g, '')
    return new Promise((resolve) => {
      const socket = connect({ host, port: Number(port || 443), ...trusted, timeout: ANSWER_MS })
      socket.unref()
      const end = (isReached: boolean) => {
        resolve(isReached)
        socket.destroy()
      }
      socket.once('secureConnect', () => end(true))
      for (const event of ['error', 'timeout', 'close'] as const) socket.on(event, () => end(false))
    })
  }
}

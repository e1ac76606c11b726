/**
 * The line of the demo to the internet, for a finger to cut. All that leaves the hub for the internet goes over TLS, and nothing of the
 * demo's own does; so what is cut is Node's way into TLS, in this process. The hub knows nothing of it: it finds what it would find.
 */
import { syncBuiltinESMExports } from 'node:module'
import tls, { type TLSSocket } from 'node:tls'

export type SimulatedInternet = {
  isCut(): boolean
  cut(): void
  mend(): void
  /** Node's own way is put back. */
  close(): void
}

export function simulateInternet(): SimulatedInternet {
  const real = tls.connect
  const open = new Set<TLSSocket>()
  let isCut = false
  const nowhere = () => real({ host: 'internet.invalid', port: 443, lookup: (_host, _options, done) => done(noRoute(), []) })

  tls.connect = ((...args: Parameters<typeof real>) => {
    const socket = isCut ? nowhere() : real(...args)
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    return socket
  }) as typeof real
  // Whoever has imported it by name has it from now on as well.
  syncBuiltinESMExports()

  return {
    isCut: () => isCut,
    cut() {
      isCut = true
      // What stands open would go on.
      for (const socket of open) socket.destroy(noRoute())
    },
    mend() {
      isCut = false
    },
    close() {
      tls.connect = real
      syncBuiltinESMExports()
    },
  }
}

const noRoute = () => Object.assign(new Error('the demo has cut the internet'), { code: 'ENETUNREACH' })

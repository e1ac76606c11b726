/** The hub hears of devices it never enrolled, of signatures that do not fit and of what nobody understood, on `gateways/<id>/unknown`. */
import type { GatewayId } from '../hub/contract/ids.ts'
import type { Clock } from './clock.ts'
import type { Link } from './link.ts'
import type { Log } from './log.ts'

export type Stranger = { device?: string; counter?: string; why: string; sentence: string }

/** A neighbour's transmitter on the same frequency speaks all day: each is told of once in this time. */
const AGAIN_MS = 60_000
const MAX_REMEMBERED = 256

export function createStrangers(gateway: GatewayId, link: Pick<Link, 'publish'>, clock: Clock, log: Log) {
  const told = new Map<string, number>()
  /** What the hub has not confirmed: told again with the next connection. */
  const untold = new Map<string, Stranger>()

  function tell(name: string, stranger: Stranger): void {
    untold.set(name, stranger)
    void link.publish(`gateways/${gateway}/unknown`, JSON.stringify(stranger)).then((confirmed) => {
      if (confirmed && untold.get(name) === stranger) untold.delete(name)
    })
  }

  return {
    report(stranger: Stranger): void {
      const name = `${stranger.device ?? ''} ${stranger.why}`
      const last = told.get(name)
      if (last !== undefined && clock.now() - last < AGAIN_MS) return
      if (told.size >= MAX_REMEMBERED) {
        told.clear()
        untold.clear()
      }
      told.set(name, clock.now())
      log('warn', 'a message that is not taken', stranger)
      tell(name, stranger)
    },
    tellAgain(): void {
      for (const [name, stranger] of [...untold]) tell(name, stranger)
    },
  }
}

/** Asks the hub's UPS every five seconds, and says so when it has not answered for thirty. */
import type { PowerReading } from '../contract/power.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import { createNutClient } from './nut-client.ts'
import type { UpsAddress } from './ups-address.ts'
import { readUps } from './ups-reading.ts'

export type UpsWatchDeps = {
  clock: Clock
  log: Log
  address: UpsAddress
  heard(reading: PowerReading): void
  /** `since`: the last that was heard, or the start; ms since 1970. */
  unheard(since: number): void
}

const ASK_MS = 5_000
/** Between questions to one that does not answer, at most. */
const LONGEST_PAUSE_MS = 20_000
const UNHEARD_MS = 30_000

export function watchUps({ clock, log, address, heard, unheard }: UpsWatchDeps): { close(): void } {
  const client = createNutClient({ clock, address })
  let closed = false
  let failures = 0
  let said = ''
  let next: Timer | null = null
  let silence = listen()

  function listen(): Timer {
    const since = clock.now()
    return clock.after(UNHEARD_MS, () => unheard(since))
  }

  async function ask(): Promise<void> {
    try {
      const reading = readUps(await client.variables())
      if (closed) return
      if (!reading) throw new Error('ups.status says neither OL nor OB')
      silence.cancel()
      silence = listen()
      if (failures > 0) log.info({ ups: address.ups }, 'the UPS answers again')
      failures = 0
      said = ''
      heard(reading)
    } catch (error) {
      if (closed) return
      failures += 1
      const why = (error as Error).message
      // The same reason every few seconds tells nobody more.
      if (why !== said) log.warn({ ups: address.ups, why }, 'the UPS does not answer')
      said = why
    }
    next = clock.after(Math.min(ASK_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS), () => void ask())
  }
  void ask()

  return {
    close() {
      closed = true
      next?.cancel()
      silence.cancel()
      client.close()
    },
  }
}

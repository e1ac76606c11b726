/**
 * Notices that time did not pass as it should: the hub was held, or the clock on the wall was set. Both look like an hour of silence
 * of everybody to whoever only compares stored times, so whoever does asks here first: the desk has decided it when `look` returns.
 */
import type { Command } from '../core/commands.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Desk } from '../desk/types.ts'

export type TimeWatch = {
  look(): void
  close(): void
}

/** Turns so far apart that a hub which is held is told from one that is busy. */
const TURN_MS = 10_000
const HELD_MS = 10_000
/** A time service slews; whoever moves the clock by more sets it. */
const SET_MS = 2_000

export function watchTime({ clock, log, desk }: { clock: Clock; log: Log; desk: Pick<Desk, 'submit'> }): TimeWatch {
  let seen = { wall: clock.now(), steady: clock.steady() }
  let turnDue = 0
  let timer = turn()

  function turn() {
    turnDue = clock.steady() + TURN_MS
    return clock.after(TURN_MS, () => {
      look()
      timer = turn()
    })
  }

  function tell(command: Command): void {
    desk.submit(command).catch((error: unknown) => log.error({ err: error }, 'that time did not pass as it should is not on the record'))
  }

  function look(): void {
    const now = { wall: clock.now(), steady: clock.steady() }
    const before = seen
    seen = now
    const passed = now.steady - before.steady
    const set = Math.round(now.wall - before.wall - passed)
    const late = now.steady - turnDue
    if (Math.abs(set) > SET_MS) {
      log.warn({ seconds: Math.round(set / 1000) }, 'the clock on the wall was set')
      tell({ type: 'ClockJump', at: now.wall, by: set })
    }
    if (late > HELD_MS && passed > HELD_MS) {
      log.warn({ seconds: Math.round(passed / 1000) }, 'the hub did not run')
      tell({ type: 'HubPause', at: now.wall, from: Math.round(now.wall - passed) })
    }
  }

  return {
    look,
    close: () => timer.cancel(),
  }
}

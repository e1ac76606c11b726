/** Tells the desk what became of notices: everything known at the end of a turn of the event loop in one command, one command at a time. */
import type { SettledNotice } from '../contract/events.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Desk } from '../desk/types.ts'

/** Until the desk, behind with its writing, is asked again. */
const AGAIN_MS = 1000

/** @param settled these need no thought any more */
export function createSettler(
  { clock, log, desk }: { clock: Clock; log: Log; desk: Pick<Desk, 'submit'> },
  settled: (outcomes: readonly SettledNotice[]) => void,
) {
  let waiting: SettledNotice[] = []
  let running = false

  async function run(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const outcomes = waiting
      waiting = []
      if (await submit(outcomes)) settled(outcomes)
      else {
        waiting = [...outcomes, ...waiting]
        await new Promise<void>((resolve) => clock.after(AGAIN_MS, resolve))
      }
    }
    running = false
  }

  /** True when there is no use in saying it again. An outcome that was never written is found out anew at the next start. */
  async function submit(outcomes: SettledNotice[]): Promise<boolean> {
    try {
      const answer = await desk.submit({ type: 'SettleNotices', at: clock.now(), outcomes })
      if (answer.ok) return true
      if (answer.refusal.refused === 'journal-behind') return false
      log.warn({ refusal: answer.refusal, notices: outcomes.length }, 'the desk refused the outcome of notices')
    } catch (error) {
      log.error({ err: error, notices: outcomes.length }, 'the desk failed to settle notices')
    }
    return true
  }

  return {
    /** Holds at most one outcome for each notice in hand. */
    settle(outcome: SettledNotice): void {
      waiting.push(outcome)
      if (running) return
      running = true
      void run()
    },
    /** Says what is known and not said yet; the desk, which closes later, decides it before it ends. */
    close(): void {
      const last = waiting
      waiting = []
      if (last.length > 0) void submit(last)
    },
  }
}

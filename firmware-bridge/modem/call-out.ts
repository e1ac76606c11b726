/** Calls that are asked for, one after the other, each made once: who did not answer is the hub's to decide about. */
import { type CallStatusMessage, readModemOrder } from '../../hub/contract/modem-messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type Call, makeCall } from './call.ts'
import { type CallJob, isOver } from './call-job.ts'
import { isPast } from './due.ts'
import { BAD_NUMBER, EXPIRED, type Failure, FULL, UNREADABLE } from './failures.ts'
import type { Jobs } from './jobs.ts'
import type { Modem } from './modem.ts'
import { openOrders, takeTurns } from './orders.ts'
import type { PhraseUpload } from './phrase-upload.ts'
import { readNumber } from './sms/address.ts'
import type { ModemTimes } from './times.ts'

export type CallOut = {
  /** From the hub. Null when it was read; else what it is, in words. */
  take(payload: Uint8Array): string | null
  unsolicited(text: string): void
  wake(): void
  counts(): { calls: number; answered: number; waiting: number }
  close(): void
}

type CallOutOptions = {
  modem: Pick<Modem, 'send' | 'obstacle' | 'model'>
  recordings: Pick<PhraseUpload, 'mayBeThere' | 'notThere'>
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  times: ModemTimes
  tell(status: CallStatusMessage): void
}

const NAME = 'call:'
const MOST_WAITING = 200

export function createCallOut({ modem, recordings, jobs, clock, log, times, tell }: CallOutOptions): CallOut {
  const orders = openOrders<CallJob>({ name: NAME, jobs, clock, log, isOver, unkept: 'a call is made without being on disk' })
  const { waiting, keep } = orders
  const turns = takeTurns(clock, run, () => Math.min(...waiting().map(({ expiresAt }) => expiresAt)))
  const counted = { calls: 0, answered: 0 }
  let current: Call | null = null

  // Somebody had answered when the bridge ended, and the modem was told to hang up at its start.
  for (const job of waiting()) if (['answered', 'pressed'].includes(job.last.state)) void become(job, { state: 'ended', later: false })

  const say = ({ id, last }: CallJob) => tell({ id, ...last, at: new Date(clock.now()).toISOString() })

  function become(job: CallJob, last: CallJob['last']): Promise<void> {
    job.last = last
    say(job)
    return keep(job)
  }
  const fail = (job: CallJob, failure: Failure) => become(job, { state: 'failed', ...failure })

  async function accept(job: CallJob, failure: Failure | null): Promise<void> {
    orders.add(job)
    if (failure) return fail(job, failure)
    await keep(job)
    if (job.last.state === 'queued') say(job)
    turns.wake()
  }

  async function run(): Promise<void> {
    for (const job of waiting()) {
      const obstacle = modem.obstacle()
      if (isPast(job.expiresAt, clock.now())) await fail(job, EXPIRED)
      else if (obstacle && !obstacle.later) await fail(job, obstacle)
      else if (!obstacle && !turns.isClosed()) await make(job)
    }
  }

  async function make(job: CallJob): Promise<void> {
    counted.calls += 1
    const call = makeCall({ to: job.to, phrases: job.say, modem, recordings, clock, times, say: (said) => void become(job, said) })
    current = call
    const failure = await call.over
    current = null
    if (turns.isClosed()) return
    if (failure) return fail(job, failure)
    counted.answered += 1
    await become(job, { state: 'ended', later: false })
  }

  return {
    take(payload) {
      const read = readModemOrder('call/out', payload)
      if (!read.ok) {
        if (read.id !== null) tell({ id: read.id, state: 'failed', ...UNREADABLE, at: new Date(clock.now()).toISOString() })
        return 'a call that is not understood'
      }
      const { id, to, say: phrases, expiresAt } = read.order
      const known = orders.get(id)
      if (known) {
        say(known)
        return null
      }
      const number = readNumber(to)
      const job: CallJob = {
        id,
        to: number ?? to,
        say: phrases,
        expiresAt: Date.parse(expiresAt),
        takenAt: clock.now(),
        last: { state: 'queued', later: false },
      }
      void accept(job, !number ? BAD_NUMBER : isPast(job.expiresAt, clock.now()) ? EXPIRED : waiting().length >= MOST_WAITING ? FULL : null)
      return null
    },
    unsolicited(text) {
      current?.unsolicited(text)
      // A call that comes in would block the next one that goes out.
      if (!current && /^(RING$|\+CRING:)/.test(text)) {
        log('info', 'a call that comes in is refused: this line only calls out')
        void modem.send({ text: 'AT+CHUP', limitMs: 10_000 })
      }
    },
    wake: turns.wake,
    counts: () => ({ ...counted, waiting: waiting().length }),
    close() {
      turns.close()
      current?.end(null)
    },
  }
}

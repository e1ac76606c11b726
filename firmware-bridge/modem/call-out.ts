/** Calls that are asked for, one after the other, each made once: who did not answer is the hub's to decide about. */
import { type CallStatusMessage, readModemOrder } from '../../hub/contract/modem-messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type Call, makeCall } from './call.ts'
import { type CallJob, isOver } from './call-job.ts'
import { isPast, waitFor } from './due.ts'
import { BAD_NUMBER, EXPIRED, type Failure, FULL, UNREADABLE } from './failures.ts'
import type { Jobs } from './jobs.ts'
import type { Modem } from './modem.ts'
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
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  times: ModemTimes
  tell(status: CallStatusMessage): void
}

const NAME = 'call:'
const MOST_WAITING = 200
const KEPT_MS = 48 * 3_600_000

export function createCallOut({ modem, jobs, clock, log, times, tell }: CallOutOptions): CallOut {
  const all = new Map<string, CallJob>()
  const counted = { calls: 0, answered: 0 }
  let current: Call | null = null
  let isRunning = false
  let isClosed = false
  let timer: { cancel(): unknown } | null = null

  for (const [name, value] of jobs.kept) {
    if (!name.startsWith(NAME)) continue
    const job = JSON.parse(value) as CallJob
    all.set(job.id, job)
    // Somebody had answered when the bridge ended, and the modem was told to hang up at its start.
    if (['answered', 'pressed'].includes(job.last.state)) void become(job, { state: 'ended', later: false })
  }

  const waiting = () => [...all.values()].filter((job) => !isOver(job)).sort((a, b) => a.takenAt - b.takenAt)
  const say = ({ id, last }: CallJob) => tell({ id, ...last, at: new Date(clock.now()).toISOString() })

  async function keep(job: CallJob): Promise<void> {
    await jobs.put(`${NAME}${job.id}`, JSON.stringify(job)).catch((error: Error) => {
      log('error', 'a call is made without being on disk', { id: job.id, why: error.message })
    })
  }
  function become(job: CallJob, last: CallJob['last']): Promise<void> {
    job.last = last
    say(job)
    return keep(job)
  }
  const fail = (job: CallJob, failure: Failure) => become(job, { state: 'failed', ...failure })

  function forgetOld(): void {
    for (const job of all.values())
      if (isOver(job) && clock.now() - Math.max(job.takenAt, job.expiresAt) > KEPT_MS) {
        all.delete(job.id)
        void jobs.put(`${NAME}${job.id}`, null).catch(() => {})
      }
  }

  async function accept(job: CallJob, failure: Failure | null): Promise<void> {
    all.set(job.id, job)
    if (failure) return fail(job, failure)
    await keep(job)
    if (job.last.state === 'queued') say(job)
    wake()
  }

  function wake(): void {
    if (isRunning || isClosed) return
    isRunning = true
    void run().finally(() => {
      isRunning = false
      timer?.cancel()
      const next = Math.min(...waiting().map(({ expiresAt }) => expiresAt))
      if (!isClosed && Number.isFinite(next)) timer = clock.after(waitFor(next, clock.now()), wake)
    })
  }

  async function run(): Promise<void> {
    for (const job of waiting()) {
      const obstacle = modem.obstacle()
      if (isPast(job.expiresAt, clock.now())) await fail(job, EXPIRED)
      else if (obstacle && !obstacle.later) await fail(job, obstacle)
      else if (!obstacle && !isClosed) await make(job)
    }
  }

  async function make(job: CallJob): Promise<void> {
    counted.calls += 1
    const call = makeCall({ to: job.to, phrases: job.say, modem, clock, times, say: (said) => void become(job, said) })
    current = call
    const failure = await call.over
    current = null
    if (isClosed) return
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
      const known = all.get(id)
      if (known) {
        say(known)
        return null
      }
      forgetOld()
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
    wake,
    counts: () => ({ ...counted, waiting: waiting().length }),
    close() {
      isClosed = true
      timer?.cancel()
      current?.end(null)
    },
  }
}

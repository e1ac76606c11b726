/** Short messages on their way out: kept on disk first, given to the modem one piece at a time, and followed until the telephone has them. */
import { readModemOrder, type SmsStatusMessage } from '../../hub/contract/modem-messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { AtAnswer } from './at-channel.ts'
import { CTRL_Z } from './at-channel.ts'
import { isPast } from './due.ts'
import { BAD_NUMBER, EXPIRED, type Failure, FULL, failureOf, UNREADABLE } from './failures.ts'
import type { Jobs } from './jobs.ts'
import type { Modem } from './modem.ts'
import { openOrders, takeTurns } from './orders.ts'
import { isSameSubscriber, readNumber } from './sms/address.ts'
import { meaningOf, type Report } from './sms/received.ts'
import { encodeSubmit } from './sms/submit.ts'
import { isDelivered, isOver, isSent, type SmsJob, standingOf, standingOfPart } from './sms-job.ts'
import type { ModemTimes } from './times.ts'

export type SmsOut = {
  /** From the hub. Null when it was read; else what it is, in words. */
  take(payload: Uint8Array): string | null
  report(report: Report): void
  /** The modem stands differently. */
  wake(): void
  counts(): { sent: number; delivered: number; failed: number; waiting: number }
  close(): void
}

type SmsOutOptions = {
  modem: Pick<Modem, 'send' | 'obstacle'>
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  times: ModemTimes
  tell(status: SmsStatusMessage): void
}

const NAME = 'sms:'
const MOST_WAITING = 1_000
/** Reports that came before the modem's own answer. */
const MOST_EARLY = 64
const CMGS = /^\+CMGS:/

export function createSmsOut({ modem, jobs, clock, log, times, tell }: SmsOutOptions): SmsOut {
  const orders = openOrders<SmsJob>({ name: NAME, jobs, clock, log, isOver, unkept: 'a short message goes out without being on disk' })
  const { waiting, keep } = orders
  const turns = takeTurns(clock, run, nextDue)
  const pauses = new Map<string, { until: number; ms: number }>()
  let early: { report: Report; at: number }[] = []
  const counted = { sent: 0, delivered: 0, failed: 0 }
  let reference = [...orders.all()].sort((a, b) => a.takenAt - b.takenAt).at(-1)?.reference ?? clock.now() & 0xff

  const say = (job: SmsJob, said: Omit<SmsStatusMessage, 'id' | 'at'>) =>
    tell({ id: job.id, ...said, at: new Date(clock.now()).toISOString() })

  // Its end may have come between the two disks: how it stands was on record, and the hub was not told.
  for (const job of orders.all()) if (!isPast(job.expiresAt, clock.now())) say(job, standingOf(job))

  async function fail(job: SmsJob, failure: Failure): Promise<void> {
    job.failed = failure
    counted.failed += 1
    pauses.delete(job.id)
    log('warn', 'a short message was not sent', { id: job.id, ...failure })
    await keep(job)
    say(job, standingOf(job))
  }

  async function accept(job: SmsJob, failure: Failure | null): Promise<void> {
    orders.add(job)
    if (failure) return fail(job, failure)
    await keep(job)
    say(job, standingOf(job))
    turns.wake()
  }

  /** When the next may be tried, or has expired. */
  function nextDue(): number {
    const due = waiting().map((job) => {
      const until = modem.obstacle() ? job.expiresAt : (pauses.get(job.id)?.until ?? clock.now() + 1)
      return Math.min(until, job.expiresAt)
    })
    return Math.min(...due)
  }

  async function run(): Promise<void> {
    for (const job of waiting()) if (isPast(job.expiresAt, clock.now())) await fail(job, EXPIRED)
    const obstacle = modem.obstacle()
    if (obstacle && !obstacle.later) for (const job of waiting()) await fail(job, obstacle)
    if (obstacle) return
    for (const job of waiting()) {
      if (turns.isClosed() || modem.obstacle()) return
      if ((pauses.get(job.id)?.until ?? 0) <= clock.now()) await send(job)
    }
  }

  async function send(job: SmsJob): Promise<void> {
    for (const [index, part] of job.parts.entries()) {
      if (part.state === 'sent' || part.state === 'delivered') continue
      const left = job.expiresAt - clock.now()
      if (left <= 0) return fail(job, EXPIRED)
      const submit = encodeSubmit({ ...job, validForMs: left })[index]
      if (!submit) return fail(job, UNREADABLE)
      part.state = 'trying'
      await keep(job)
      const answer = await modem.send({
        text: `AT+CMGS=${submit.octets}`,
        accepts: CMGS,
        data: `${submit.pdu}${CTRL_Z}`,
        limitMs: times.submitMs,
      })
      if (!answer.ok) return refused(job, index, answer)
      part.state = 'sent'
      part.reference = Number.parseInt(answer.lines[0]?.replace(CMGS, '').trim() ?? '', 10)
      // Said before it is on disk: the report may come meanwhile, and nothing is told backwards.
      for (const said of standingOfPart(job, index, 'sent')) say(job, said)
      if (isSent(job)) gone(job)
      const kept = keep(job)
      const known = earlyOnes().find((each) => each.report.reference === part.reference && isSameSubscriber(each.report.to, job.to))
      early = early.filter((each) => each !== known)
      if (known) report(known.report)
      await kept
    }
  }

  function gone(job: SmsJob): void {
    pauses.delete(job.id)
    counted.sent += 1
    say(job, standingOf(job))
  }

  async function refused(job: SmsJob, index: number, answer: Extract<AtAnswer, { ok: false }>): Promise<void> {
    const part = job.parts[index]
    if (part) part.state = 'waiting'
    const failure = failureOf(answer)
    if (!failure.later) return fail(job, failure)
    const ms = Math.min((pauses.get(job.id)?.ms ?? times.retryFirstMs / 2) * 2, times.retryLastMs)
    pauses.set(job.id, { until: clock.now() + ms, ms })
    log('warn', 'a short message was not taken, and is tried again', { id: job.id, code: failure.code, pause: ms })
  }

  function report(report: Report): void {
    const found = findSent(report)
    if (!found) {
      early = [...earlyOnes(), { report, at: clock.now() }].slice(-MOST_EARLY)
      return
    }
    const { job, index } = found
    const meaning = meaningOf(report.status)
    if (meaning === 'trying') return
    if (meaning !== 'delivered') {
      if (!job.failed)
        void fail(job, { code: `report-${report.status.toString(16).padStart(2, '0')}`, later: meaning === 'failed-for-now' })
      return
    }
    const part = job.parts[index]
    if (part) part.state = 'delivered'
    for (const said of standingOfPart(job, index, 'delivered')) say(job, said)
    if (isDelivered(job) && !job.failed) {
      counted.delivered += 1
      say(job, standingOf(job))
    }
    void keep(job)
  }
  /** A report that nothing was sent for while the modem owed an answer is of an older life: the same reference comes again. */
  const earlyOnes = () => early.filter(({ at }) => clock.now() - at < times.submitMs)

  /** The reference counts to 255 and begins anew (23.040 §9.2.3.6): the youngest that waits for this one is meant. */
  function findSent({ reference, to }: Report): { job: SmsJob; index: number } | null {
    for (const job of [...orders.all()].sort((a, b) => b.takenAt - a.takenAt)) {
      if (!isSameSubscriber(job.to, to)) continue
      const index = job.parts.findIndex((part) => part.state === 'sent' && part.reference === reference)
      if (index >= 0) return { job, index }
    }
    return null
  }

  return {
    take(payload) {
      const read = readModemOrder('sms/out', payload)
      if (!read.ok) {
        if (read.id !== null) tell({ id: read.id, state: 'failed', ...UNREADABLE, at: new Date(clock.now()).toISOString() })
        return 'a short message that is not understood'
      }
      const { id, to, text, expiresAt } = read.order
      const known = orders.get(id)
      if (known) {
        say(known, standingOf(known))
        return null
      }
      reference = (reference + 1) & 0xff
      const number = readNumber(to)
      const parts = encodeSubmit({ to: number ?? '0', text, reference, validForMs: 0 }).map(() => ({
        state: 'waiting' as const,
        reference: null,
      }))
      const job: SmsJob = {
        id,
        to: number ?? to,
        text,
        expiresAt: Date.parse(expiresAt),
        takenAt: clock.now(),
        reference,
        parts,
        failed: null,
      }
      const failure = !number ? BAD_NUMBER : isPast(job.expiresAt, clock.now()) ? EXPIRED : waiting().length >= MOST_WAITING ? FULL : null
      void accept(job, failure)
      return null
    },
    report,
    wake: turns.wake,
    counts: () => ({ ...counted, waiting: waiting().length }),
    close: turns.close,
  }
}

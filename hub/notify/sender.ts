/**
 * Decides which letter goes when: one at a time to a phone, so that "answered" cannot overtake the alarm; up to 50 to a push service,
 * none of which waits for another; again after a growing pause while it is not too late. A letter is held until it expires and no
 * longer, so there are never more of them than were decided within one lifetime.
 */
import type { NoticeOutcome } from '../contract/events.ts'
import type { SubscriptionId } from '../contract/ids.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import { type Attempt, type Letter, originOf } from './attempt.ts'

/** Requests under way to one push service. */
export const MAX_PER_SERVICE = 50
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 15_000

type Service = { ready: Set<Job>; flying: number }
type Job = { letter: Letter; origin: string; tries: number; flying: boolean; until: number; expiry: Timer; pause: Timer | null }

export function createSender({
  clock,
  attempt,
}: {
  clock: Clock
  attempt(letter: Letter, first: boolean, leftMs: number): Promise<Attempt>
}) {
  const services = new Map<string, Service>()
  const jobs = new Set<Job>()
  const busy = new Set<SubscriptionId>()
  /** Phones about which a push service asked to be left alone (RFC 8030 §8.4 counts by push resource). */
  const held = new Map<SubscriptionId, Timer>()
  let turning = false
  let closed = false

  function send(letter: Letter): void {
    if (closed) return
    const left = letter.expiresAt - clock.now()
    if (left <= 0) {
      letter.settle('expired')
      return
    }
    const expire = () => {
      if (!job.flying) finish(job, 'expired')
    }
    const origin = originOf(letter.address()?.endpoint ?? '')
    // By the steady clock: one on the wall that is set neither ends what is under way nor keeps it past its time.
    const until = clock.steady() + left
    const job: Job = { letter, origin, tries: 0, flying: false, pause: null, until, expiry: clock.after(left, expire) }
    jobs.add(job)
    makeReady(job)
  }

  function makeReady(job: Job): void {
    job.pause = null
    const service = services.get(job.origin) ?? { ready: new Set(), flying: 0 }
    services.set(job.origin, service)
    service.ready.add(job)
    turnSoon()
  }

  /** At most one start for each service in a turn of the event loop: encrypting for two hundred phones must not hold up a press. */
  function turnSoon(): void {
    if (turning || closed) return
    turning = true
    setImmediate(() => {
      turning = false
      for (const service of services.values()) {
        const job = service.flying < MAX_PER_SERVICE ? nextOf(service) : undefined
        if (!job || closed) continue
        void fly(job, service)
        turnSoon()
      }
    })
  }

  function nextOf({ ready }: Service): Job | undefined {
    for (const job of ready) if (!busy.has(job.letter.subscription) && !held.has(job.letter.subscription)) return job
    return undefined
  }

  async function fly(job: Job, service: Service): Promise<void> {
    const { subscription } = job.letter
    service.ready.delete(job)
    service.flying++
    job.flying = true
    busy.add(subscription)
    const came = await attempt(job.letter, job.tries === 0, job.until - clock.steady())
    busy.delete(subscription)
    job.flying = false
    service.flying--
    if (closed) return
    if ('settled' in came) finish(job, came.settled, came.status)
    else later(job, came.again.holdMs)
    if (service.ready.size === 0 && service.flying === 0) services.delete(job.origin)
    turnSoon()
  }

  function later(job: Job, holdMs: number | null): void {
    const { subscription } = job.letter
    if (holdMs !== null) hold(subscription, holdMs)
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** job.tries++, LONGEST_PAUSE_MS)
    if (clock.steady() >= job.until) finish(job, 'expired')
    else job.pause = clock.after(pause, () => makeReady(job))
  }

  function hold(subscription: SubscriptionId, ms: number): void {
    held.get(subscription)?.cancel()
    const release = () => {
      held.delete(subscription)
      turnSoon()
    }
    held.set(subscription, clock.after(ms, release))
  }

  function finish(job: Job, outcome: NoticeOutcome, status?: number): void {
    job.expiry.cancel()
    job.pause?.cancel()
    services.get(job.origin)?.ready.delete(job)
    jobs.delete(job)
    job.letter.settle(outcome, status)
  }

  return {
    send,
    /** Letters not settled yet. */
    waiting: () => jobs.size,
    /** What is not settled now never will be by this sender. */
    close(): void {
      closed = true
      for (const { expiry, pause } of jobs) {
        expiry.cancel()
        pause?.cancel()
      }
      for (const timer of held.values()) timer.cancel()
    },
  }
}

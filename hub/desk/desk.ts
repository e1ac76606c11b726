/**
 * The one way in and the one way out. A command is decided and folded at once, so that the next one sees it; its events go to the
 * journal, and the followers are told when they are on disk — or after 300 ms, because an alarm does not wait for a disk (promise 3).
 */
import { isVolatile, type Recorded } from '../contract/events.ts'
import type { IncidentId } from '../contract/ids.ts'
import type { Command } from '../core/commands.ts'
import { decide, isRefusal } from '../core/decide.ts'
import { evolve, incidentsOf } from '../core/evolve.ts'
import type { Seen } from '../core/seen.ts'
import type { State } from '../core/state.ts'
import type { Clock, Timer } from './clock.ts'
import type { Follower } from './follower.ts'
import type { Log } from './log.ts'
import type { Answer, Desk } from './types.ts'

/** Everyone is told after this long, written or not. */
export const TELL_ANYWAY_MS = 300
/** Events that may wait for the disk. Above it only presses and what people do about them are taken; twice it, nothing. */
const BACKLOG = 50_000
const ALWAYS_TAKEN: ReadonlySet<Command['type']> = new Set([
  'Press',
  'Acknowledge',
  'Dispatch',
  'Arrive',
  'Close',
  'HandOver',
  'Shown',
  'TimePassed',
  'ReceiptArrived',
  // What goes out by telephone, and an answer from there: whoever gave it does not give it twice.
  'OrderMessages',
  'HearKey',
  'HearSms',
  // What was called an exercise and is none, and what keeps every deadline true: said once, and lost if it is not taken.
  'MakeReal',
  'ClockJump',
  'HubPause',
])

type Batch = { recorded: readonly Recorded[]; last: number; timer: Timer | null; tell: () => void }

export type DeskDeps = {
  /** As replayed; the desk owns it from here on. */
  state: State
  clock: Clock
  log: Log
  /** Resolves when these and all before them are on disk; may hang for ever. */
  append(recorded: readonly Recorded[]): Promise<void>
}

export function createDesk({ state, clock, log, append }: DeskDeps): Desk & { close(): void } {
  const followers = new Set<Follower>()
  /** Decided and not told yet, in order. */
  const untold: Batch[] = []
  /** Who waits for the disk, by the place they wait for: all who wait for one place share a promise, so beats that go on while it hangs add nothing. */
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  let writtenSeq = state.seq
  /** Place of the last event that was told before it was written; followers hear of its writing. */
  let toldUnwritten = 0
  let stuck = false
  let closed = false

  function each(what: (follower: Follower) => void): void {
    for (const follower of followers) {
      try {
        what(follower)
      } catch (error) {
        log.error({ err: error, follower: follower.name }, 'a follower failed; the others were told')
      }
    }
  }

  /** Tells, in order, everything decided up to this place. */
  function tellThrough(seq: number): void {
    while (untold[0] && untold[0].last <= seq) {
      const next = untold.shift() as Batch
      next.timer?.cancel()
      if (next.last > writtenSeq) toldUnwritten = next.last
      const incidents = new Set(next.recorded.flatMap(({ event }) => incidentsOf(event))) as Set<IncidentId>
      each((follower) => follower.told({ recorded: next.recorded, incidents }))
      next.tell()
    }
  }

  function written(last: number): void {
    writtenSeq = Math.max(writtenSeq, last)
    stuck = false
    for (const [seq, { resolve }] of waiting) {
      if (seq > writtenSeq) continue
      waiting.delete(seq)
      resolve()
    }
    tellThrough(writtenSeq)
    if (toldUnwritten === 0) return
    each((follower) => follower.written?.(writtenSeq))
    if (toldUnwritten <= writtenSeq) toldUnwritten = 0
  }

  function whenWritten(seq: number): Promise<void> {
    if (seq <= writtenSeq) return Promise.resolve()
    const shared = waiting.get(seq) ?? Promise.withResolvers<void>()
    waiting.set(seq, shared)
    return shared.promise
  }

  function record(events: readonly Recorded['event'][]): { recorded: Recorded[]; lasting: Recorded[] } {
    const lasting: Recorded[] = []
    const recorded = events.map((event) => {
      const entry: Recorded = { seq: isVolatile(event) ? state.seq : state.seq + 1, event }
      try {
        evolve(state, entry)
      } catch (error) {
        // A fault of ours: what was decided is recorded all the same, because a gap would stop every write after it.
        log.error({ err: error, seq: entry.seq, type: event.type }, 'an event could not be folded')
      }
      if (!isVolatile(event)) lasting.push(entry)
      return entry
    })
    return { recorded, lasting }
  }

  /** Async, so that a fault in a decision reaches whoever asked as a rejection and never as a throw into a timer. */
  async function submit(command: Command): Promise<Answer> {
    if (closed) throw new Error('the desk is closed')
    const backlog = state.seq - writtenSeq
    if (backlog > (ALWAYS_TAKEN.has(command.type) ? 2 * BACKLOG : BACKLOG)) return { ok: false, refusal: { refused: 'journal-behind' } }

    const decision = decide(command, state)
    if (isRefusal(decision)) return { ok: false, refusal: decision }
    const { recorded, lasting } = record(decision)
    const last = state.seq
    const answer = (): Answer => ({ ok: true, recorded, written: whenWritten(last) })
    if (recorded.length === 0) return answer()

    return new Promise((resolve) => {
      const batch: Batch = { recorded, last, timer: null, tell: () => resolve(answer()) }
      untold.push(batch)
      if (lasting.length > 0)
        append(lasting).then(
          () => written(last),
          (error: unknown) => log.error({ err: error, from: lasting[0]?.seq }, 'the journal gave up on a write'),
        )
      // Nothing is waiting for the disk, or it is known to hang: nobody waits either.
      if (last <= writtenSeq || stuck) tellThrough(last)
      else batch.timer = clock.after(TELL_ANYWAY_MS, () => tellAnyway(last))
    })
  }

  function tellAnyway(last: number): void {
    if (!stuck) log.error({ waiting: state.seq - writtenSeq }, 'the disk has not answered for 300 ms; people are told all the same')
    stuck = true
    tellThrough(last)
  }

  return {
    submit,
    follow(follower) {
      followers.add(follower)
      return () => followers.delete(follower)
    },
    look: (view) => view(state as Seen),
    writtenSeq: () => writtenSeq,
    backlog: () => state.seq - writtenSeq,
    close() {
      closed = true
    },
  }
}

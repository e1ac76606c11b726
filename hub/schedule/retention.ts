/** The night's round that forgets what is over. It is said on the record before it is done, and goes on where it was stopped. */

import type { Directory } from '../core/directory.ts'
import { isCalm, nights, owedCut } from '../core/retention/retention-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Journal } from '../desk/ports/journal.ts'
import type { Desk, Seen } from '../desk/types.ts'

export type RetentionDeps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look'>
  journal: Pick<Journal, 'pastDue' | 'forget' | 'forgotten'>
  directory(): Directory
  /** Keeps the state: what comes before it is not needed for a start any more. */
  snapshot(): Promise<void>
  /** People and papers of the registry whose time is over, ms since 1970. */
  forgetPeople(before: number): Promise<void>
}

type Last = NonNullable<Seen['retention']['last']>

/** Why nothing is forgotten, and since when it has been so (ms since 1970). */
export type RetentionTrouble = { since: number; why: string }

/** After what fails: a row that is damaged will not mend itself, a disk that was full may. */
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * 3_600_000

export type RetentionRound = {
  /** Never rejects: what went wrong is said once, and is its trouble until it goes well. */
  round(): Promise<void>
  trouble(): RetentionTrouble | null
  close(): void
}

export function createRetention(deps: RetentionDeps): RetentionRound {
  const { clock, log, desk, journal, directory, snapshot, forgetPeople } = deps
  let closed = false
  /** The night in which nothing was due. */
  let lookedAt = 0
  let failed: (RetentionTrouble & { pauseMs: number; againAt: number }) | null = null

  const mayGoOn = () => !closed && desk.look((state) => isCalm(state, clock.now()))
  const last = () => desk.look(({ retention }) => retention.last && { ...retention.last })

  async function forget({ seq, at, before }: Last): Promise<void> {
    const outages = desk.look(({ outages, watched, ownLine }) => [
      ...outages.keys(),
      ...[...watched.values()].flatMap(({ lost }) => (lost ? [lost.id] : [])),
      ...(ownLine.lost ? [ownLine.lost.id] : []),
    ])
    const began = clock.steady()
    if (!(await journal.forget({ before, now: at, seq, outages }, mayGoOn))) return
    await forgetPeople(before)
    log.info({ before: new Date(before).toISOString(), seconds: Math.round((clock.steady() - began) / 1000) }, 'the past is forgotten')
  }

  function fails(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error)
    if (failed?.why !== why) log.error({ err: error }, 'the past cannot be forgotten; it is tried again after pauses that grow')
    const pauseMs = failed ? Math.min(failed.pauseMs * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS
    failed = { since: failed?.since ?? clock.now(), why, pauseMs, againAt: clock.steady() + pauseMs }
  }

  async function owed(): Promise<void> {
    const now = clock.now()
    if (!mayGoOn()) return
    const said = last()
    // A stop or an alarm broke it off.
    if (said && ((await journal.forgotten()) ?? 0) < said.before) return forget(said)
    const { settings } = directory()
    const night = nights(settings, now).last
    const before = desk.look((state) => owedCut(state, settings, now))
    if (before === null || lookedAt === night) return
    const due = await journal.pastDue(before, now)
    if (due.incidents + due.events === 0) {
      lookedAt = night
      return forgetPeople(before)
    }
    const answer = await desk.submit({ type: 'ForgetPast', at: now, before, ...due })
    if (!answer.ok) throw new Error(answer.refusal.refused)
    await answer.written
    await snapshot()
    const saidNow = last()
    if (saidNow) await forget(saidNow)
  }

  return {
    async round() {
      if (failed && clock.steady() < failed.againAt) return
      const wasCalm = mayGoOn()
      try {
        await owed()
        // Beside an alarm nothing was tried.
        if (wasCalm) failed = null
      } catch (error) {
        fails(error)
      }
    },
    trouble: () => failed && { since: failed.since, why: failed.why },
    close() {
      closed = true
    },
  }
}

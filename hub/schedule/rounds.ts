/** Work that comes back by the clock on the wall: node-cron only says when; what is due is computed from stored times. */
import { type ScheduledTask, schedule } from 'node-cron'
import type { Directory } from '../core/directory.ts'
import type { Consoles } from '../core/shift/station-watch.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Desk } from '../desk/types.ts'
import type { TimeWatch } from './time-watch.ts'

export type RoundsDeps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit'>
  time: Pick<TimeWatch, 'look'>
  directory(): Directory
  /** Who is before a console now. */
  consoles(): Consoles
  /** Since when nothing outside is reached; null: nothing says so. */
  reachesNobodySince(): number | null
  /** Leaves the mark by which the next start knows how long the hub was down; it may hang with the disk. */
  pulse(at: number): Promise<void>
  /** Keeps the state, so that a start does not grow with history. */
  snapshot(): Promise<void>
  /** Starts the self-drill that is owed, and says what is missing. */
  selfDrill(): Promise<void>
  /** Takes the backups that are owed. */
  backups(): Promise<void>
  /** Forgets what is over, in the night. */
  retention(): Promise<void>
}

/** Every 2 s, so that silence is flagged at most 5 s late even when a run is skipped (node-cron 4 skips while the loop is blocked). */
const SUPERVISION = '*/2 * * * * *'
/** A reminder or a day's battery may be a minute late. */
const LIFE = '41 * * * * *'
const PULSE = '*/10 * * * * *'
/** It is due once a day; this often it is looked whether it is owed. */
const SELF_DRILL = '*/5 * * * * *'
/** Due once a day, and put off while an alarm is open: looked at each minute. */
const BACKUPS = '23 * * * * *'
/** Due once a night, and put off while an alarm is open. */
const RETENTION = '*/5 * * * * *'
const SNAPSHOT = '17 */15 * * * *'

export function startRounds(deps: RoundsDeps): { close(): Promise<void> } {
  const { clock, log, desk, time, directory, consoles, reachesNobodySince, pulse, snapshot, selfDrill, backups, retention } = deps
  const running = new Set<string>()
  /** A run that is still out is not joined by a second one. */
  const round = (name: string, when: string, run: () => Promise<unknown>): ScheduledTask =>
    schedule(
      when,
      () => {
        if (running.has(name)) return
        running.add(name)
        Promise.resolve()
          .then(run)
          .catch((error: unknown) => log.error({ err: error, round: name }, 'a round failed; the next one comes'))
          .finally(() => running.delete(name))
      },
      { name },
    )
  const tasks = [
    round('supervision', SUPERVISION, async () => {
      // In the desk's one queue before it: an hour that did not pass is nobody's silence.
      time.look()
      const seen = { directory: directory(), consoles: consoles(), reachesNobodySince: reachesNobodySince() }
      await desk.submit({ type: 'SupervisionRound', at: clock.now(), ...seen })
    }),
    round('life', LIFE, () => desk.submit({ type: 'LifeRound', at: clock.now(), directory: directory() })),
    round('pulse', PULSE, () => pulse(clock.now())),
    round('snapshot', SNAPSHOT, snapshot),
    round('self-drill', SELF_DRILL, selfDrill),
    round('backups', BACKUPS, backups),
    round('retention', RETENTION, retention),
  ]
  return {
    async close() {
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}

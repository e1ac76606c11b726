/** Sleeps until the next thing falls due and tells the desk that time has passed. Knows nothing of what that means. */
import type { EventType } from '../contract/events.ts'
import type { SiteId } from '../contract/ids.ts'
import type { Roster } from '../core/incident/roster.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Follower } from '../desk/follower.ts'
import type { Log } from '../desk/log.ts'
import type { Desk, Seen } from '../desk/types.ts'
import type { TimeWatch } from './time-watch.ts'

export type DeadlinesDeps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look'>
  time: Pick<TimeWatch, 'look'>
  rosterFor(site: SiteId): Roster
  /** core/incident/ladder's nextDue */
  nextDue(state: Seen, by: number): { at: number | null; sites: SiteId[] }
}

/** What no incident tells of, and moves what is next. */
const MOVES: ReadonlySet<EventType> = new Set(['SiteOnTest', 'ButtonBypassed', 'ExercisePlanned', 'ClockJumped'])
/** When something is overdue and the desk does not take it, it is asked again after this. */
const AGAIN_MS = 1_000

export function createDeadlines({
  clock,
  log,
  desk,
  time,
  rosterFor,
  nextDue,
}: DeadlinesDeps): Follower & { start(): void; close(): void } {
  let timer: Timer | null = null
  let asking = false
  let closed = false
  let looking = false

  function sleep(): void {
    if (closed || asking) return
    timer?.cancel()
    const { at } = desk.look((state) => nextDue(state, clock.now()))
    timer = at === null ? null : clock.after(at - clock.now(), wake)
  }

  /** A site that the registry does not know, as after restoring an old one, must not stop the ladders of all others. */
  function rostersOf(sites: readonly SiteId[]): Map<SiteId, Roster> {
    const rosters = new Map<SiteId, Roster>()
    for (const site of sites) {
      try {
        rosters.set(site, rosterFor(site))
      } catch (error) {
        log.error({ err: error, site }, 'nobody can be told of an alarm at this site')
      }
    }
    return rosters
  }

  function wake(): void {
    // A clock that was set makes everything due, or nothing.
    time.look()
    const now = clock.now()
    const { at, sites } = desk.look((state) => nextDue(state, now))
    if (at === null || at > now) return sleep()
    asking = true
    const rosters = rostersOf(sites)
    desk
      .submit({ type: 'TimePassed', at: now, rosters })
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.refusal.refused)
        if (rosters.size < sites.length) throw new Error('a site has no roster')
        asking = false
        sleep()
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'a step that is due was not taken; trying again')
        asking = false
        if (!closed) timer = clock.after(AGAIN_MS, wake)
      })
  }

  return {
    name: 'deadlines',
    told: ({ incidents, recorded }) => {
      const moved = () => recorded.some(({ event }) => MOVES.has(event.type))
      if (looking || (incidents.size === 0 && !moved())) return
      // A thousand presses that shared one write are looked through once.
      looking = true
      queueMicrotask(() => {
        looking = false
        sleep()
      })
    },
    start: sleep,
    close() {
      closed = true
      timer?.cancel()
    },
  }
}

/** When the past is cleared next, how far back, and whether it may be done now: computed from stored times. */
import type { Retention } from '../../contract/retention.ts'
import type { Settings } from '../../contract/settings.ts'
import { daily } from '../calendar/daily.ts'
import { addDays, localDay, startOf } from '../calendar/local-day.ts'
import type { Seen } from '../seen.ts'

/** When a commune sleeps, and before its backups. */
const AT = '02:30'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A change later than this before the night counts from the next night on: a slip of the finger can be put back. */
const THINK_MS = 6 * HOUR_MS
/** A hub that has never done it begins in the night, and not by day at the start that brought it. */
const FIRST_WITHIN_MS = 3 * HOUR_MS
/** A clock that is wrong is seen within this: nothing is forgotten so soon after it was set, or after a long stop, which looks the same. */
const DOUBT_MS = DAY_MS
const SET_BY_MS = HOUR_MS
/** An alarm that nobody has closed for longer than this does not keep the past for ever. */
const FRESH_MS = DAY_MS

type Asked = Pick<Settings, 'retentionDays' | 'timeZone'>

/** Everything before this is over: midnight there, so many days ago. */
export const cutOf = ({ retentionDays, timeZone }: Asked, now: number): number =>
  startOf(addDays(localDay(now, timeZone), -retentionDays), timeZone)

/** Somebody may need every turn of the disk: an alarm rings, or rang a short while ago. */
export const isCalm = ({ incidents }: Pick<Seen, 'incidents'>, now: number): boolean =>
  [...incidents.values()].every(
    ({ answer, quiet, counted }) => answer.phase === 'closed' || quiet !== null || now - counted.lastPressAt >= FRESH_MS,
  )

export function doubtsClock({ clockJumps, downtimes }: Pick<Seen, 'clockJumps' | 'downtimes'>, now: number): boolean {
  const isSet = clockJumps.some(({ at, by }) => Math.abs(by) > SET_BY_MS && Math.abs(now - at) < DOUBT_MS)
  return isSet || downtimes.some(({ from, to }) => to - from > DAY_MS && Math.abs(now - to) < DOUBT_MS)
}

export const nights = ({ timeZone }: Pick<Settings, 'timeZone'>, now: number) => daily(AT, timeZone, now)

/** From when what is older is to be forgotten now, ms since 1970; null: nothing is owed. */
export function owedCut(state: Pick<Seen, 'retention' | 'clockJumps' | 'downtimes'>, settings: Asked, now: number): number | null {
  const { last, changedAt } = state.retention
  const night = nights(settings, now).last
  if (last !== null && last.at >= night && last.at <= now) return null
  if (last === null && now - night > FIRST_WITHIN_MS) return null
  if (changedAt !== null && changedAt <= now && changedAt > night - THINK_MS) return null
  return doubtsClock(state, now) ? null : cutOf(settings, now)
}

/** The night from which on the number of days as it is set now counts. */
export function nextNight({ retention: { changedAt } }: Pick<Seen, 'retention'>, settings: Asked, now: number): number {
  const { next } = nights(settings, now)
  return changedAt !== null && changedAt <= now && changedAt > next - THINK_MS ? nights(settings, next + 1).next : next
}

/** Where the cut of that night will be, ms since 1970. */
const nextCut = (state: Pick<Seen, 'retention'>, settings: Asked, now: number): number => cutOf(settings, nextNight(state, settings, now))

const iso = (at: number): string => new Date(at).toISOString()

/** @param incidents how many closed ones are older than that cut */
export function retentionView(
  state: Pick<Seen, 'retention' | 'incidents' | 'clockJumps' | 'downtimes'>,
  settings: Asked,
  incidents: number,
  now: number,
): Retention {
  const { last } = state.retention
  const waits = !isCalm(state, now) ? 'alarm' : doubtsClock(state, now) ? 'clock' : null
  return {
    days: settings.retentionDays,
    next: iso(nextNight(state, settings, now)),
    before: iso(nextCut(state, settings, now)),
    incidents,
    ...(last && { last: { at: iso(last.at), before: iso(last.before), incidents: last.incidents, events: last.events } }),
    ...(waits && { waits }),
  }
}

/** Of a time that is partly forgotten: until when, ms since 1970; null: nothing of it is. */
export const forgottenUntil = ({ retention: { last } }: Pick<Seen, 'retention'>, from: number): number | null =>
  last !== null && from < last.before ? last.before : null

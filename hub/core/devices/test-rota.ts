/**
 * When each shop tries its buttons: one day of every month, for ever the same place in the month, spread over the shops of a station.
 * A button's month is paid by any press since the first of that month. Seven days after the shop's day what is missing is overdue,
 * and stays overdue until it is pressed. So that a press on the first of one month does not stand for nearly two, it is overdue
 * as well when its last proof is older than the longest month and that week.
 */
import type { ClosedDays } from '../../contract/closed-days.ts'
import type { SiteId } from '../../contract/ids.ts'
import type { Button, Site } from '../../contract/resources.ts'
import type { RotaState } from '../../contract/rota.ts'
import type { Settings } from '../../contract/settings.ts'
import { addDays, type LocalDay, localDay, startOf } from '../calendar/local-day.ts'
import { lastDayOf, monthAfter, monthBefore } from '../calendar/month.ts'
import type { Directory } from '../directory.ts'

/** A shop has a week to do it in. */
export const GRACE_DAYS = 7
/** A month of 31 days, and the week. */
export const PROOF_HOLDS_DAYS = 31 + GRACE_DAYS
/** Days that fall by themselves leave that week inside the month. */
const LAST_OWN_DAY = 21
const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5]

type Rhythm = Pick<Site, 'id' | 'hours' | 'testDay' | 'worksHolidays'>
type InService = Rhythm & Partial<Pick<Site, 'handedOverAt' | 'fittingSince'>>

/** ISO 8601, 1 = Monday. */
export const weekdayOf = (day: LocalDay): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Nobody has told the hours: as an office. */
export const opensOn = ({ hours }: Pick<Site, 'hours'>, weekday: number): boolean =>
  hours && hours.length > 0 ? hours.some(({ days }) => days.includes(weekday)) : WORKING_DAYS.includes(weekday)

/** A round each minute over thousands of shops must not hold up a press; a changed shop, or a changed list of days, is another object. */
const known = new WeakMap<Rhythm, { closed: ClosedDays; days: Map<string, LocalDay> }>()
const NEVER_CLOSED: ClosedDays = []
/** No shop is closed for longer without a word to the office. */
const LONGEST_CLOSED_DAYS = 62

/**
 * The one day on which this shop is asked to try its buttons in that month (`2026-11`); the shop is open on it. Closed by the office's
 * own days, it is the next open day of the month, or the last one before; of a month that is closed as a whole, the first after it.
 */
export function testDayOf(site: Rhythm, month: string, closed: ClosedDays = NEVER_CLOSED): LocalDay {
  const kept = known.get(site)
  const { days } = kept?.closed === closed ? kept : { days: new Map<string, LocalDay>() }
  known.set(site, { closed, days })
  const day = days.get(month) ?? openDay(site, month, closed)
  days.set(month, day)
  return day
}

function openDay(site: Rhythm, month: string, closed: ClosedDays): LocalDay {
  const chosen = chosenDay(site, month)
  const isOpen = (day: LocalDay) => opensOn(site, weekdayOf(day)) && !isClosed(site, day, closed)
  if (isOpen(chosen)) return chosen
  const later = Array.from({ length: LONGEST_CLOSED_DAYS }, (_, at) => addDays(chosen, at + 1)).filter(isOpen)
  const earlier = daysOf(month).filter(({ day }) => day < chosen && isOpen(day))
  return later.find((day) => day.slice(0, 7) === month) ?? earlier.at(-1)?.day ?? later[0] ?? chosen
}

const isClosed = ({ worksHolidays }: Rhythm, day: LocalDay, closed: ClosedDays): boolean =>
  !worksHolidays && closed.some(({ from, to }) => from <= day && day <= to)

function chosenDay(site: Rhythm, month: string): LocalDay {
  const open = daysOf(month).filter(({ weekday }) => opensOn(site, weekday))
  if (site.testDay !== undefined) {
    const wanted = `${month}-${String(site.testDay).padStart(2, '0')}`
    return (open.find(({ day }) => day >= wanted) ?? open.at(-1))?.day as LocalDay
  }
  const own = open.filter(({ day }) => Number(day.slice(8)) <= LAST_OWN_DAY)
  const working = own.filter(({ weekday }) => WORKING_DAYS.includes(weekday))
  const among = working.length > 0 ? working : own
  return among[Math.floor(share(site.id) * among.length)]?.day as LocalDay
}

function daysOf(month: string): { day: LocalDay; weekday: number }[] {
  const last = Number(lastDayOf(month).slice(8))
  const first = weekdayOf(`${month}-01`)
  return Array.from({ length: last }, (_, at) => ({
    day: `${month}-${String(at + 1).padStart(2, '0')}`,
    weekday: ((first - 1 + at) % 7) + 1,
  }))
}

/** 0 to 1, for ever the same for one id, and spread evenly: FNV-1a with a last mix, because ids may differ in one letter only. */
function share(id: SiteId): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Today and the months that can still be owed, the newest first; made once for a whole list. */
export type Calendar = {
  today: LocalDay
  timeZone: string
  closedDays: ClosedDays
  months: readonly { month: string; from: number }[]
  /** What was proven before that proves nothing any more, ms since 1970. */
  stale: number
  /** What was proven before that is stale within the week. */
  ageing: number
}

/** The last one made: a page of five hundred buttons asks for it five hundred times. */
let made: Calendar | null = null

export function calendarOf(now: number, { timeZone, closedDays = NEVER_CLOSED }: Pick<Settings, 'timeZone' | 'closedDays'>): Calendar {
  const today = localDay(now, timeZone)
  if (made?.today === today && made.timeZone === timeZone && made.closedDays === closedDays) return made
  const month = today.slice(0, 7)
  const months = [month, monthBefore(month), monthBefore(monthBefore(month))]
  const before = (days: number) => startOf(addDays(today, -days), timeZone)
  made = {
    ...{ today, timeZone, closedDays },
    months: months.map((each) => ({ month: each, from: startOf(`${each}-01`, timeZone) })),
    ...{ stale: before(PROOF_HOLDS_DAYS), ageing: before(PROOF_HOLDS_DAYS - GRACE_DAYS) },
  }
  return made
}

export type Rota = {
  /** Of this month. */
  day: LocalDay
  /** The last day on which a button that was last pressed at that time, ms since 1970, is not overdue. */
  byOf(pressedAt: number | undefined): LocalDay
  isToday: boolean
  /** What it owes today. */
  stateOf(pressedAt: number | undefined): RotaState
}

export function rotaOf(site: InService, { today, months, timeZone, closedDays, stale, ageing }: Calendar): Rota {
  const days = months.map(({ month, from }) => {
    const day = testDayOf(site, month, closedDays)
    return { day, by: addDays(day, GRACE_DAYS), from }
  })
  const [now] = days as [(typeof days)[0]]
  const asked = days.find(({ day }) => day <= today)
  const over = days.find(({ by }) => by < today)
  // Whoever came into service in a month was not there to be asked; its buttons were pressed to be handed over.
  const since = Date.parse(site.handedOverAt ?? site.fittingSince ?? '') || 0
  const holdsUntil = (proof: number) => addDays(localDay(proof, timeZone), PROOF_HOLDS_DAYS)
  return {
    day: now.day,
    isToday: now.day === today,
    byOf(pressedAt = 0) {
      const proof = Math.max(pressedAt, since)
      if (proof === 0) return over?.by ?? now.by
      const unpaid = days.filter(({ from }) => proof < from).map(({ by }) => by)
      const next = addDays(testDayOf(site, monthAfter(months[0]?.month ?? now.day.slice(0, 7)), closedDays), GRACE_DAYS)
      return [...unpaid, next, holdsUntil(proof)].sort()[0] as LocalDay
    },
    stateOf(pressedAt = 0) {
      const proof = Math.max(pressedAt, since)
      if (proof < stale || (over && proof < over.from)) return 'overdue'
      if (asked && pressedAt < asked.from) return 'due'
      if (pressedAt >= now.from) return 'proven'
      // A proof that ends before the shop's day leaves no time on the day: it is asked for a week before.
      return proof < ageing && holdsUntil(proof) <= now.day ? 'due' : 'ahead'
    },
  }
}

/** The buttons of a shop that could ring. */
export const buttonsInUse = (directory: Directory, site: SiteId): Button[] =>
  (directory.buttonsOf.get(site) ?? []).flatMap((id) => {
    const button = directory.buttons.get(id)
    return button && button.retiredAt === undefined ? [button] : []
  })

/** The hours of that day between which a shop can be asked, as minutes since midnight; without told hours from ten to five. */
export function askedBetween({ hours }: Pick<Site, 'hours'>, day: LocalDay): { from: number; to: number } | null {
  if (!hours || hours.length === 0) return { from: 10 * 60, to: 17 * 60 }
  const weekday = weekdayOf(day)
  const own = hours.filter(({ days }) => days.includes(weekday))
  const open = Math.min(...own.map(({ open: opens }) => minutesOf(opens)))
  if (own.length === 0) return null
  // What closes after midnight is asked until midnight.
  const close = Math.max(...own.map(({ open: opens, close: closes }) => (closes > opens ? minutesOf(closes) : 24 * 60)))
  // An hour after it opens, when the counter has settled; never after it has closed.
  return { from: Math.min(open + 60, close - 1), to: close }
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

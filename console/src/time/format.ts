/** `m:ss` under an hour, `h:mm:ss` above; never negative, because a clock a second behind must not frighten. */
export function age(sinceIso: string, now: number): string {
  const seconds = secondsSince(sinceIso, now)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${two(minutes)}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

export const secondsSince = (iso: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(iso)) / 1000))
/** Rounded down: the page's own time stands still within a second, and a step of 30 s must not begin at 31. */
export const secondsUntil = (iso: string, now: number): number => Math.max(0, Math.floor((Date.parse(iso) - now) / 1000))

/** Warning from 30 s, danger from 60 s: the ladder's own steps. */
export type Urgency = 'fresh' | 'warning' | 'danger'
export function urgency(sinceIso: string, now: number): Urgency {
  const seconds = secondsSince(sinceIso, now)
  return seconds < 30 ? 'fresh' : seconds < 60 ? 'warning' : 'danger'
}

let zone = 'Asia/Ho_Chi_Minh'
/** The hub's time zone, an IANA name; one that this browser does not know is left alone. */
export function setTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('vi', { timeZone: name })
    zone = name
  } catch {
    // An old browser with a short list of zones: the default stands.
  }
}

export const timeZone = (): string => zone

const format = (at: string | number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('vi', { ...options, timeZone: zone, hour12: false }).format(new Date(at))

/** 17:40:30 */
export const clockTime = (at: string | number): string => format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
/** 17:40 */
export const shortTime = (at: string | number): string => format(at, { hour: '2-digit', minute: '2-digit' })
/** 22/11/2025 */
export const day = (at: string | number): string => format(at, { day: '2-digit', month: '2-digit', year: 'numeric' })
/** 2025-11-22: a day as the hub is asked for it. */
export const isoDay = (at: string | number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(new Date(at))
/** 22/11, as a day with its year is written; without one the browser would put a dash. */
export const dayAndMonth = (at: string | number): string => day(at).slice(0, 5)
/** 17:40 today, 22/11 17:40 on any other day. */
export function timeOrDay(at: string | number, now: number): string {
  return day(at) === day(now) ? shortTime(at) : `${dayAndMonth(at)} ${shortTime(at)}`
}
/** 23:28 also when that was last night: within a shift nobody asks which day. */
export const shiftTime = (at: string | number, now: number): string =>
  Math.abs(now - new Date(at).getTime()) < 16 * 3_600_000 ? shortTime(at) : timeOrDay(at, now)
/** For a date in words: "ngày 22 tháng 11 năm 2025". */
export function dateParts(at: string | number): { day: string; month: string; year: string } {
  const [day = '', month = '', year = ''] = format(at, { day: '2-digit', month: '2-digit', year: 'numeric' }).split('/')
  return { day, month, year }
}

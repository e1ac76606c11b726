/** When the lunar year begins, as a suggestion: Viet Nam's calendar and China's differ by a day once in some decades. */

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const DAY_MS = 24 * 3_600_000

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** From the last day of the old year but one to the fifth of the new, `YYYY-MM-DD`; null when this browser knows no lunar calendar. */
export function tetOf(year: number): { from: string; to: string } | null {
  // It never begins before 20 January nor after 21 February.
  for (let at = Date.UTC(year, 0, 20); at <= Date.UTC(year, 1, 22); at += DAY_MS) {
    const parts = Object.fromEntries(lunar.formatToParts(at).map(({ type, value }) => [type, value]))
    if (parts.month === '1' && parts.day === '1') return { from: dayOf(at - 2 * DAY_MS), to: dayOf(at + 4 * DAY_MS) }
  }
  return null
}

/** The next Tết that is not over on that day. */
export function nextTet(today: string): { year: number; from: string; to: string } | null {
  const year = Number(today.slice(0, 4))
  for (const each of [year, year + 1]) {
    const found = tetOf(each)
    if (found && found.to >= today) return { year: each, ...found }
  }
  return null
}

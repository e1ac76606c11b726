/** Months as people of the hub's time zone count them. */

/** `2026-11-26` of a moment, for many moments of one zone. */
export function dayIn(timeZone: string): (at: number) => string {
  // A Canadian writes a date as ISO 8601 does.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at) => format.format(at)
}

export const monthOf = (day: string): string => day.slice(0, 7)

export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  // Day 0 of the next month is the last of this one.
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

import { timeZone } from './format.ts'

/** The first instant of a day, 2026-11-26, in the hub's time zone; ms since 1970. */
export function startOfDay(date: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`)
  // What the zone's clocks show at that instant tells how far it is from UTC; asked again there, because it may change between the two.
  const guess = utc - offsetAt(utc)
  return utc - offsetAt(guess)
}

function offsetAt(at: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timeZone(),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at
}

/** Times as a person types them, by the hub's clock and not by the one of this device. */
import { timeZone } from './format.ts'

const parts = (at: number): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: timeZone(), year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )

/** `2026-11-26T17:40`, as a datetime-local field wants it. */
export function localInput(at: number): string {
  const { year, month, day, hour, minute } = parts(at)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** The moment at which the hub's clock shows that; ms since 1970. */
export function zonedTime(input: string): number {
  const wanted = Date.parse(`${input}:00Z`)
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  let at = wanted
  for (let turn = 0; turn < 2; turn++) at += wanted - Date.parse(`${localInput(at)}:00Z`)
  return at
}

export const startOfDay = (at: number): number => zonedTime(`${localInput(at).slice(0, 10)}T00:00`)

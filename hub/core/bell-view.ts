/** The bell of a station: how many alarms ring at it, and how its last test went. */
import type { StationId } from '../contract/ids.ts'
import type { BellOrder } from '../contract/messages.ts'
import type { BellView } from '../contract/office.ts'
import type { Directory } from './directory.ts'
import type { Seen } from './seen.ts'
import { iso, personRef } from './timeline.ts'

export function ringingAt(state: Seen, station: StationId): number {
  return ringing(state, station).length
}

/** An exercise that was planned without a siren rings on the pages alone. */
const ringing = (state: Seen, station: StationId) =>
  [...state.incidents.values()].filter(({ ring, told, exercise }) => ring && exercise?.siren !== false && told.includes(station))

/** An alarm always comes before a test: the message of a bell that rings for one says nothing of the other. */
export function bellOf(state: Seen, station: StationId, now: number): BellOrder {
  const alarms = ringing(state, station)
  const drill = alarms.every(({ exercise }) => exercise !== null)
  if (alarms.length > 0) return { ringing: true, incidents: alarms.length, ...(drill && { drill }) }
  return testEndsAt(state, station, now) === null ? { ringing: false, incidents: 0 } : { ringing: true, incidents: 0, test: true }
}

/** ms since 1970; null: nobody is trying it. */
export function testEndsAt(state: Seen, station: StationId, now: number): number | null {
  const until = state.bellTests.get(station)?.until ?? 0
  return until > now ? until : null
}

export function bellView(state: Seen, station: StationId, directory: Directory, now: number): BellView {
  const test = state.bellTests.get(station)
  return {
    ...bellOf(state, station, now),
    ...(test && {
      lastTest: {
        at: iso(test.at),
        until: iso(test.until),
        by: personRef(test.by, directory),
        ...(test.heard !== null && { heard: test.heard }),
      },
    }),
  }
}

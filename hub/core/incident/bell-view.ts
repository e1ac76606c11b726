/** The bell of a station: how many alarms ring at it, and how its last test went. */
import type { GatewayId, StationId } from '../../contract/ids.ts'
import type { BellOrder } from '../../contract/messages.ts'
import type { BellView } from '../../contract/office.ts'
import type { Directory } from '../directory.ts'
import type { Seen } from '../seen.ts'
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

/** A bell that nobody has heard for so long is a guess. */
const PROVEN_FOR_MS = 31 * 24 * 3_600_000

/** Registered bells of this station that nobody has heard in a test for a month. */
export function unprovenBells(state: Seen, directory: Directory, station: StationId, now: number) {
  const provenAt = state.bellTests.get(station)?.provenAt
  if (provenAt !== undefined && now - provenAt < PROVEN_FOR_MS) return []
  return [...directory.gateways.values()]
    .filter((gateway) => gateway.bell && gateway.station === station && gateway.retiredAt === undefined)
    .map(({ id, label }): { id: GatewayId; label: string; provenAt?: string } => ({
      ...{ id, label },
      ...(provenAt !== undefined && { provenAt: iso(provenAt) }),
    }))
}

export function bellView(state: Seen, station: StationId, directory: Directory, now: number): BellView {
  const test = state.bellTests.get(station)
  return {
    ...bellOf(state, station, now),
    ...(test?.provenAt !== undefined && { provenAt: iso(test.provenAt) }),
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

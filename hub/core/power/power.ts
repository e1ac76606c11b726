/**
 * The mains of a station fail, come back, or its battery ends: told once each, and a flicker is counted and not told.
 * Before the battery ends the hub says good-bye, while there is still somebody to hear it.
 */
import type { Event, EventOf } from '../../contract/events.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { PowerReading } from '../../contract/power.ts'
import type { Command } from '../commands.ts'
import type { Directory } from '../directory.ts'
import type { State } from '../state.ts'
import { hubStation } from './hub-station.ts'
import type { PowerState } from './power-state.ts'

/** Mains that are away, or back, for less are a switch in the network. */
export const FLICKER_MS = 5_000
/** What nobody has set: a machine needs two minutes to stop, and a person three to telephone. */
const LOW_MINUTES = 5
/** Figures that stay the same are kept as heard no more often. */
const HEARD_AGAIN_MS = 60_000
/** While the UPS is asked directly, a gateway of the same station is not listened to. */
const DIRECT_MS = 2 * 60_000

type Now = Pick<PowerState, 'mains' | 'changedAt' | 'failedAt' | 'lowAt' | 'goodbye' | 'minutes'> & { low: boolean }

export function powerHeard(command: Extract<Command, { type: 'PowerHeard' }>, state: State): Event[] {
  const { at, station, source, reading, directory } = command
  const known = state.power.get(station)
  if (!directory.stations.has(station)) return []
  if (source === 'gateway' && known?.source === 'ups' && at - known.heardAt < DIRECT_MS) return []
  const events: Event[] = known && known.lostAt !== null ? [{ type: 'UpsBack', at, station }] : []
  if (!known || isNews(known, reading) || at - known.heardAt >= HEARD_AGAIN_MS)
    events.push({ type: 'PowerHeard', at, station, source, ...reading })
  const changedAt = known?.mains === reading.mains ? known.changedAt : at
  const before = { failedAt: null, lowAt: null, goodbye: null, ...known }
  const now: Now = { ...before, ...reading, changedAt }
  return [...events, ...mainsOf(station, now, at), ...batteryOf(station, now, directory, state, at)]
}

const isNews = (known: PowerState, { mains, low, battery, minutes }: PowerReading): boolean =>
  known.mains !== mains || known.low !== low || known.battery !== battery || known.minutes !== minutes

/** What only time can tell: that it was no flicker. */
export function powerRound(at: number, state: State): Event[] {
  return [...state.power].flatMap(([station, power]) =>
    // What it did before the hub listened is told by the next that is heard.
    power.heardAt < state.listeningSince ? [] : mainsOf(station, power, at),
  )
}

function mainsOf(station: StationId, { mains, changedAt, failedAt, goodbye, minutes, low }: Now, at: number): Event[] {
  const isSteady = at - changedAt >= FLICKER_MS
  if (!mains && failedAt === null && (isSteady || low))
    return [{ type: 'MainsFailed', at, station, since: changedAt, ...(minutes !== undefined && { minutes }) }]
  if (mains && failedAt !== null && isSteady)
    return [{ type: 'MainsBack', at, station, ...(goodbye && goodbye.people.length > 0 && { people: goodbye.people }) }]
  return []
}

/** Low on the mains is a battery that fills again: nothing ends. */
function batteryOf(station: StationId, now: Now, directory: Directory, state: State, at: number): Event[] {
  const { mains, low, minutes, lowAt, failedAt, changedAt } = now
  const hasFailed = failedAt !== null || low || at - changedAt >= FLICKER_MS
  const few = minutes !== undefined && minutes < (directory.settings.power?.lowMinutes ?? LOW_MINUTES)
  if (mains || lowAt !== null || !hasFailed || !(low || few)) return []
  const left = minutes !== undefined ? { minutes } : {}
  return [
    { type: 'BatteryLow', at, station, ...left },
    { type: 'GoodbyeSaid', at, station, hub: hubStation(directory) === station, ...whoHears(station, directory, state), ...left },
  ]
}

/** The desk above, by its rail and the phones of its officers on duty; and the station's own commanders. */
function whoHears(station: StationId, directory: Directory, state: State): Pick<EventOf<'GoodbyeSaid'>, 'told' | 'people'> {
  const parent = directory.stations.get(station)?.parent
  const isThere = (person: PersonId) => {
    const post = state.duty.get(person)
    return parent !== undefined && post?.station === parent && post.role !== 'patrol'
  }
  const people = [...directory.people.values()]
    .filter(({ id, disabled }) => !disabled && directory.phones.get(id)?.length)
    .filter(({ id, role, station: own }) => (role === 'commander' && own === station) || isThere(id))
    .map(({ id }) => id)
  return { told: parent === undefined ? [] : [parent], people }
}

export function powerUnheard({ at, station, since }: Extract<Command, { type: 'PowerUnheard' }>, state: State): Event[] {
  return state.power.get(station)?.lostAt != null ? [] : [{ type: 'UpsLost', at, station, since }]
}

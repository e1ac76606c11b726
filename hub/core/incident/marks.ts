/** What makes an alarm more certain, and what makes it suspect. Neither ever quiets it. */
import type { Event } from '../../contract/events.ts'
import type { DeviceId, IncidentId, SiteId } from '../../contract/ids.ts'
import type { ReadBeat } from '../../contract/read.ts'
import type { Mark, Quiet } from '../../contract/views.ts'
import type { Command } from '../commands.ts'
import type { State } from '../state.ts'
import { type Incident, LOW_BATTERY } from './incident.ts'

/** A second button confirms when it is pressed more than this after the first (BS 8243: not one hand on two buttons). */
const CONFIRM_AFTER_MS = 2 * 60_000
export const TAMPER_NEAR_MS = 2 * 60_000
/** What a button says of its battery so soon after a press is true of the press as well. */
const BATTERY_NEAR_MS = 2 * 60_000
/** Two buttons of one receiver within this time, or a press this soon after it came back, may be noise on the air. */
const INTERFERENCE_MS = 2_000
const GATEWAY_RETURN_MS = 60_000

const mark = (at: number, incident: IncidentId, what: Mark): Event => ({ type: 'IncidentMarked', at, incident, mark: what })

export function marksOfPress(
  command: Extract<Command, { type: 'Press' }>,
  incident: IncidentId,
  joined: Incident | undefined,
  quiet: Quiet | null,
  state: State,
): Event[] {
  const { at, button, site } = command
  const found = interference(command, incident, joined, state)
  const tampered = at - (state.tampered.get(site) ?? Number.NEGATIVE_INFINITY) <= TAMPER_NEAR_MS
  if (tampered && !joined?.marks.includes('tamper')) found.push(mark(at, incident, 'tamper'))
  if (wasLow(command, state) && !joined?.marks.includes('low-battery')) found.push(mark(at, incident, 'low-battery'))
  const second = joined?.buttons.some((other) => other.button !== button && at - other.firstAt > CONFIRM_AFTER_MS)
  if ((tampered || second) && !quiet && !joined?.confirmed)
    found.push({ type: 'IncidentConfirmed', at, incident, because: tampered ? 'tamper' : 'second-button' })
  return found
}

function interference(
  { at, button, gateway }: Extract<Command, { type: 'Press' }>,
  incident: IncidentId,
  joined: Incident | undefined,
  state: State,
): Event[] {
  if (!gateway) return []
  const last = state.lastPressOfGateway.get(gateway)
  const twoAtOnce = last !== undefined && last.button !== button && at - last.at <= INTERFERENCE_MS
  const justBack = at - (state.devices.get(gateway)?.returnedAt ?? Number.NEGATIVE_INFINITY) <= GATEWAY_RETURN_MS
  const found: Event[] = []
  if ((twoAtOnce || justBack) && !joined?.marks.includes('interference')) found.push(mark(at, incident, 'interference'))
  const other = twoAtOnce && last.incident !== incident ? state.incidents.get(last.incident) : undefined
  if (other && !other.marks.includes('interference')) found.push(mark(at, other.id, 'interference'))
  return found
}

/** A case opened at a site with an alarm of the last two minutes confirms it (BS 8243). */
export function marksOfTamper(site: SiteId, at: number, state: State): Event[] {
  const found: Event[] = []
  for (const { id, site: where, quiet, exercise, answer, counted, marks, confirmed } of state.incidents.values()) {
    if (where !== site || quiet || answer.phase === 'closed' || (!exercise && at - counted.lastPressAt > TAMPER_NEAR_MS)) continue
    // Nobody agreed on a broken case: the exercise is none any more.
    if (exercise) {
      found.push({ type: 'IncidentMadeReal', at, incident: id, exercise: exercise.id, by: null, because: 'tamper' })
      found.push({ type: 'IncidentRangAgain', at, incident: id, cause: 'press' })
    }
    if (!marks.includes('tamper')) found.push(mark(at, id, 'tamper'))
    if (!confirmed) found.push({ type: 'IncidentConfirmed', at, incident: id, because: 'tamper' })
  }
  return found
}

/** A level in the press itself stands in the press; without one, what the button said last holds: no battery grows by waiting. */
function wasLow({ button, read }: Extract<Command, { type: 'Press' }>, state: State): boolean {
  if (read.battery !== undefined) return false
  const device = state.devices.get(button)
  return device !== undefined && isLow(device)
}

const isLow = ({ battery, lowBattery }: { battery?: number; lowBattery?: boolean }): boolean =>
  lowBattery === true || (battery !== undefined && battery <= LOW_BATTERY)

/** A button that was pressed just now says that its battery is low: its next press may not come. */
export function marksOfBattery(device: DeviceId, beat: Pick<ReadBeat, 'battery' | 'lowBattery'>, at: number, state: State): Event[] {
  if (!isLow(beat)) return []
  const found: Event[] = []
  for (const { id, answer, buttons, marks } of state.incidents.values()) {
    if (answer.phase === 'closed' || marks.includes('low-battery')) continue
    if (buttons.some(({ button, lastAt }) => button === device && at - lastAt <= BATTERY_NEAR_MS)) found.push(mark(at, id, 'low-battery'))
  }
  return found
}

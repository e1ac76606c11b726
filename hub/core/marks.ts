/** What makes an alarm more certain, and what makes it suspect. Neither ever quiets it. */
import type { Event } from '../contract/events.ts'
import type { IncidentId, SiteId } from '../contract/ids.ts'
import type { Mark, Quiet } from '../contract/views.ts'
import type { Command } from './commands.ts'
import type { Incident } from './incident.ts'
import type { State } from './state.ts'

/** A second button confirms when it is pressed more than this after the first (BS 8243: not one hand on two buttons). */
const CONFIRM_AFTER_MS = 2 * 60_000
export const TAMPER_NEAR_MS = 2 * 60_000
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
  for (const { id, site: where, quiet, exercise, answer, lastPressAt, marks, confirmed } of state.incidents.values()) {
    if (where !== site || quiet || answer.phase === 'closed' || (!exercise && at - lastPressAt > TAMPER_NEAR_MS)) continue
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

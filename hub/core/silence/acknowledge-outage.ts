/** An officer has seen that something is silent. It goes on being shown; it does not sound any more. */

import type { Event } from '../../contract/events.ts'
import type { Command, Refusal } from '../commands.ts'
import type { State } from '../state.ts'
import { lostContact } from '../watched/watched.ts'

export function acknowledgeOutage(command: Extract<Command, { type: 'AcknowledgeOutage' }>, state: State): Event[] | Refusal {
  const { at, outage: id, by, note } = command
  const outage = state.outages.get(id)
  const known = outage ?? lostContact(state, id)
  if (!known) return { refused: 'no-such-outage' }
  if (known.acknowledged) return known.acknowledged.by === by.person ? [] : { refused: 'already-acknowledged', by: known.acknowledged.by }
  const site = outage?.site
  const told = { ...(site && { site }), ...(note !== null && { note }) }
  return [{ type: 'OutageAcknowledged', at, outage: id, by: by.person, station: by.station, ...told }]
}

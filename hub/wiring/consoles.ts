/** Who is before a console at this moment, carried from http's presence to the round that decides about empty desks. */
import type { Consoles } from '../core/shift/station-watch.ts'
import type { Presence } from '../desk/ports/presence.ts'
import type { Desk } from '../desk/types.ts'

export const consolesOf = (desk: Pick<Desk, 'look'>, presence: Pick<Presence, 'away'>): Consoles =>
  desk.look(
    ({ duty }) => new Map([...duty].flatMap(([person, { role }]) => (role === 'patrol' ? [] : [[person, presence.away(person)] as const]))),
  )

import type { PersonId } from '../../contract/ids.ts'
import type { ConsoleTrouble } from '../../contract/shift-events.ts'

/** Who of those signed on is really there: page visible, sound running, taking the hub's beat, touched within the hour. */
export type Presence = {
  attended(person: PersonId): boolean
  /** Null when attended; else since when not (ms since 1970), and what it is. */
  away(person: PersonId): { since: number; why: ConsoleTrouble } | null
}

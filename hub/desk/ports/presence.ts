import type { PersonId } from '../../contract/ids.ts'

/** Who of those signed on is really there: page visible, sound running, taking the hub's beat, touched within the hour. */
export type Presence = {
  attended(person: PersonId): boolean
}

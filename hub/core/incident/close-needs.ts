/** What an alarm still waits for before this person could end it: one rule, for the decision and for the page that asks. */
import type { Role } from '../../contract/resources.ts'
import type { DeepReadonly } from '../seen.ts'
import type { Incident } from './incident.ts'

/** unit-on-scene: until then it ends only as a test or a drill. note: a commander may end it, and writes why. */
export type CloseNeeds = 'acknowledgement' | 'unit-on-scene' | 'note'

type Closing = DeepReadonly<Pick<Incident, 'answer' | 'kind' | 'quiet' | 'exercise'>>

export function closeNeeds({ answer, kind, quiet, exercise }: Closing, role: Role): CloseNeeds | null {
  if (quiet || exercise?.aside || answer.phase === 'closed') return null
  if (answer.phase === 'ringing') return 'acknowledgement'
  if (exercise) return null
  const heldUp = kind === 'holdup' || kind === 'duress'
  if (!heldUp || answer.phase === 'on-scene') return null
  return role === 'commander' ? 'note' : 'unit-on-scene'
}

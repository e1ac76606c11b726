/** What is known of the hub's tests of itself. */
import type { PersonId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { SelfDrillLeg } from '../../contract/self-drill.ts'

/** One test of the whole way that the hub made of itself. */
export type SelfDrillRun = { drill: string; startedAt: number; at: number; by: PersonId | null; legs: SelfDrillLeg[] }

export type SelfDrillState = {
  /** The first start of all: what was due before is not missed. */
  since: number | null
  /** The last test of the hub's own button. */
  press: { id: string; at: number } | null
  /** When that button last said what is no test. */
  strange: { at: number; kind: PressKind } | null
  /** Of the last 30 days, the oldest first. */
  runs: SelfDrillRun[]
}

/** One decision of several parts, none of which may take the others down: a fault in one must not stop the supervision of everything. */
import type { Event } from '../contract/events.ts'

export type Parts = {
  /** What that part comes to, or in its place `otherwise` when it is at fault. */
  part<T>(work: () => T, otherwise: T): T
  /**
   * Everything that was decided. A fault is thrown when nothing was: rounds come every two seconds and seldom decide anything, so
   * it is in the log at once, and what the others had to say is on the record before.
   */
  decided(...events: readonly Event[][]): Event[]
}

export function inPartsOf(): Parts {
  const faults: unknown[] = []
  return {
    part(work, otherwise) {
      try {
        return work()
      } catch (fault) {
        faults.push(fault)
        return otherwise
      }
    },
    decided(...events) {
      const all = events.flat()
      if (all.length === 0 && faults.length > 0) throw faults[0]
      return all
    },
  }
}

/** Each on its own. */
export function eachOnItsOwn(...works: readonly (() => Event[])[]): Event[] {
  const parts = inPartsOf()
  return parts.decided(...works.map((work) => parts.part(work, [])))
}

/** What only stands beside a press, a step or an answer: at fault, it is left out. */
export const beside = (work: () => Event[], otherwise: Event[] = []): Event[] => inPartsOf().part(work, otherwise)

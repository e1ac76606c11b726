/**
 * Brings older events up to today's version as they are read; what is written is never changed.
 * When a type's shape changes: raise its number in EVENT_VERSIONS and enter here how the version before becomes it.
 */
import { EVENT_VERSIONS } from '../contract/event-versions.ts'
import type { Event, EventType } from '../contract/events.ts'

/** Takes an event's body as it was written and returns it one version later. */
export type Upcaster = (body: Record<string, unknown>) => Record<string, unknown>

/** For each type, by the version it takes. */
export type Upcasters = { readonly [Type in EventType]?: Readonly<Record<number, Upcaster>> }

/** Every type is still in its first version. */
export const upcasters: Upcasters = {}

const isKnown = (type: string): type is EventType => Object.hasOwn(EVENT_VERSIONS, type)

/** Throws for a type or version this hub does not know: guessing at the record is worse than not starting. */
export function upcast(type: string, v: number, body: Record<string, unknown>, steps: Upcasters): Event {
  if (!isKnown(type)) throw new Error(`its type ${type} is unknown here; a newer hub wrote it`)
  const today = EVENT_VERSIONS[type]
  if (v > today) throw new Error(`${type} is known here up to version ${today} and this is version ${v}; a newer hub wrote it`)
  let brought = body
  for (let from = v; from < today; from++) {
    const step = steps[type]?.[from]
    if (!step) throw new Error(`nothing brings ${type} from version ${from} to ${from + 1}`)
    brought = step(brought)
  }
  // The shape was checked when it was decided; from there on the version vouches for it.
  return brought as Event
}

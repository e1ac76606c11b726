/** An event as the journal's tables hold it, and back. */
import { EVENT_VERSIONS } from '../contract/event-versions.ts'
import type { Event, Recorded } from '../contract/events.ts'
import { type Upcasters, upcast } from './upcast.ts'

/**
 * seq, at (ms since 1970), type, version, incident, the whole event as JSON. Made before it crosses to the writer:
 * one JSON.stringify is cheaper than a structured clone there and a JSON.stringify behind it.
 */
export type Row = [seq: number, at: number, type: string, v: number, incident: string | null, body: string]

export type StoredRow = { seq: number; type: string; v: number; body: string }

export const toRow = ({ seq, event }: Recorded<Event>): Row => [
  seq,
  event.at,
  event.type,
  EVENT_VERSIONS[event.type],
  'incident' in event ? event.incident : null,
  JSON.stringify(event),
]

/** Throws when the body is no JSON, or of a type or version this hub does not know. */
export function fromRow({ seq, type, v, body }: StoredRow, upcasters: Upcasters): Recorded {
  try {
    return { seq, event: upcast(type, v, JSON.parse(body), upcasters) }
  } catch (error) {
    throw new Error(`event ${seq} of the journal cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

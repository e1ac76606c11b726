/** The last that this phone heard of the open alarms: only what its person may see, and only while they are open. */
import type { IncidentView, TimelineEntry } from '../../../hub/contract/views.ts'
import { changeKept, readKept } from './store.ts'

export type LastKnown = {
  person: string
  /** ms since 1970 by the hub's clock: when it was still true. */
  asOf: number
  incidents: IncidentView[]
  /** The end of each one's story. */
  stories: Record<string, TimelineEntry[]>
  /** Telephone of each station named in them. */
  phones: Record<string, string>
}

const KEY = 'last-known'
const MOST_INCIDENTS = 10
const MOST_LINES = 12
/** Longer than any shift: nothing that old may be taken for the present, and it leaves the phone. */
const HOLDS_MS = 12 * 3_600_000

export const keepLastKnown = (known: LastKnown): Promise<unknown> => changeKept<LastKnown>(KEY, () => bounded(known))

export function bounded({ incidents, stories, phones, ...known }: LastKnown): LastKnown {
  const open = incidents.filter(({ phase }) => phase !== 'closed').slice(0, MOST_INCIDENTS)
  const lines = open.flatMap(({ id }) => (stories[id] ? [[id, stories[id].slice(-MOST_LINES)] as const] : []))
  return { ...known, incidents: open, stories: Object.fromEntries(lines), phones }
}

/** Null: nothing is kept, or it is another's or too old, and is wiped. */
export async function readLastKnown(person: string, now: number): Promise<LastKnown | null> {
  const known = await readKept<LastKnown>(KEY)
  if (!known) return null
  if (known.person === person && now - known.asOf < HOLDS_MS) return known
  await changeKept<LastKnown>(KEY, () => undefined)
  return null
}

/** It is over: where the safe is and whom to call leave the phone. */
export const forgetIncident = (id: string): Promise<unknown> => changeKept<LastKnown>(KEY, (known) => known && without(known, id))

const without = (known: LastKnown, id: string): LastKnown =>
  bounded({ ...known, incidents: known.incidents.filter((incident) => incident.id !== id) })

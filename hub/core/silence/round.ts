/** The supervision round: everything about silence that only the passing of time can tell, in one decision. */
import type { Event } from '../../contract/events.ts'
import type { Directory } from '../directory.ts'
import { inPartsOf } from '../parts.ts'
import type { State } from '../state.ts'
import { flapping } from './flapping.ts'
import { missedOutages } from './missed-outage.ts'
import { raised } from './raise.ts'
import { openAfter, silence } from './silence.ts'
import { leftBehind, widen } from './wide-cause.ts'

export function round(directory: Directory, at: number, state: State): Event[] {
  // Silence is told even when nobody can say why, of how many, or whether it needs an officer.
  const { part, decided } = inPartsOf()
  const missed = part(() => missedOutages(directory, at, state), [])
  const left = part(() => leftBehind(directory, at, state), { ended: new Set<string>(), events: [] })
  const silent = part(() => silence(directory, at, state, left.ended), [])
  const narrow = [...left.events, ...silent]
  const open = openAfter(narrow, state, left.ended)
  const joins = part(() => widen(open, directory, at, state), [])
  const joinedIds = new Set(joins.flatMap(({ joined }) => joined))
  const alone = open.filter(({ id }) => !joinedIds.has(id))
  const calls = part(() => raised([...alone, ...wideAfter()], directory, at, state), [])
  const links = part(() => flapping(directory, at, state), [])
  return decided(missed, narrow, joins, calls, links)

  /** Wide entries that begin here: what they took along is what was joined. */
  function wideAfter() {
    const byId = new Map(open.map((entry) => [entry.id, entry]))
    return joins
      .filter(({ outage }) => !state.outages.has(outage))
      .map(({ outage, cause, joined }) => {
        const entries = joined.flatMap((id) => byId.get(id) ?? [])
        const buttons = entries.flatMap((entry) => entry.buttons)
        return { id: outage, cause, buttons, since: Math.min(...entries.map(({ since }) => since)) }
      })
  }
}

/** What is forgotten in the night, in the journal and in the registry. */
import type { PersonId } from '../contract/ids.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk, Seen } from '../desk/types.ts'
import { createRetention, type RetentionDeps, type RetentionRound } from '../schedule/retention.ts'

type Deps = Pick<RetentionDeps, 'clock' | 'log' | 'journal' | 'snapshot'> & {
  desk: Desk
  registry: Pick<Registry, 'directory' | 'submit'>
}

export function wireRetention({ clock, log, desk, journal, registry, snapshot }: Deps): RetentionRound {
  const directory = () => registry.directory()
  return createRetention({ clock, log, desk, journal, directory, snapshot, forgetPeople })

  /** People and papers whose time is over leave the registry, but for whoever the present still names. */
  async function forgetPeople(before: number): Promise<void> {
    const gone = [...directory().people.values()].filter(({ disabled }) => disabled).map(({ id }) => id)
    const named = desk.look((state) => namedNow(state, new Set(gone)))
    const answer = await registry.submit({ type: 'ForgetPast', at: clock.now(), by: null, before, named })
    if (!answer.ok) throw new Error(answer.refusal.detail)
  }
}

/** Who of them stands anywhere in what is going on. */
function namedNow(state: Seen, asked: ReadonlySet<string>): PersonId[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (asked.has(value)) found.add(value)
    } else if (value instanceof Map) {
      for (const [key, each] of value) {
        look(key)
        look(each)
      }
    } else if (Array.isArray(value) || value instanceof Set) {
      for (const each of value) look(each)
    } else if (typeof value === 'object' && value !== null) {
      for (const each of Object.values(value)) look(each)
    }
  }
  const { incidents, outages, watched, ownLine, duty, notes, exercises, onTest, bypasses, power } = state
  if (asked.size > 0) look([incidents, outages, watched, ownLine, duty, notes, exercises, onTest, bypasses, power])
  return [...found] as PersonId[]
}

/** From the journal to the desk's state: the newest snapshot and every event after it. */
import { evolve } from './core/evolve.ts'
import { emptyState, type State } from './core/state.ts'
import type { Journal } from './desk/ports/journal.ts'

/** `aliveAt`: when the hub was last known to live, ms since 1970; null at the first start. */
export async function loadState(journal: Pick<Journal, 'load'>): Promise<{ state: State; aliveAt: number | null; replayed: number }> {
  const { snapshot, events, aliveAt } = await journal.load()
  const state = snapshot ? (snapshot.state as State) : emptyState()
  let replayed = 0
  for await (const batch of events)
    for (const recorded of batch) {
      evolve(state, recorded)
      replayed += 1
    }
  return { state, aliveAt, replayed }
}

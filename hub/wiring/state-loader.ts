/** From the journal to the desk's state: the newest snapshot and every event after it. */
import { evolve } from '../core/evolve.ts'
import { emptyState, type State } from '../core/state.ts'
import type { Log } from '../desk/log.ts'
import type { Journal } from '../desk/ports/journal.ts'

/** `aliveAt`: when the hub was last known to live, ms since 1970; null at the first start. */
export async function loadState(
  journal: Pick<Journal, 'load'>,
  log: Log,
): Promise<{ state: State; aliveAt: number | null; replayed: number }> {
  const { snapshot, events, aliveAt } = await journal.load()
  const state = snapshot ? (snapshot.state as State) : emptyState()
  let replayed = 0
  for await (const batch of events)
    for (const recorded of batch) {
      try {
        evolve(state, recorded)
      } catch (error) {
        // As the desk does it live: one event that cannot be folded must not keep the hub from starting.
        log.error({ err: error, seq: recorded.seq, type: recorded.event.type }, 'an event could not be folded')
      }
      replayed += 1
    }
  return { state, aliveAt, replayed }
}

/** Which presses were received: a press that comes again is the same, and its button was proven. */
import type { EventOf } from '../contract/events.ts'
import type { ButtonId } from '../contract/ids.ts'
import { testPressed } from './devices/test-log.ts'
import type { State } from './state.ts'

/** A pair of press id and time is remembered for ever, up to this many for one button. */
const REMEMBERED_PRESSES = 20_000
/** The id of a press is remembered for its mark “repeated” this many presses long. */
const REMEMBERED_IDS = 1_000

export function rememberPress(state: State, event: EventOf<'PressReceived' | 'PressKept'>): void {
  const { button, pressId, pressedAt, at } = event
  state.proven.set(button, at)
  if (event.quiet === 'test') {
    state.tests.delete(button)
    state.tested.set(button, at)
    testPressed(state.testLog, event)
  }
  if (pressId === undefined) return
  const memory = memoryOf(state, button)
  // Kept in the order they were last received, so that only the old ones in front are looked at.
  memory.recent.delete(pressId)
  memory.recent.set(pressId, at)
  dropOldest(memory.recent, REMEMBERED_IDS)
  if (pressedAt === undefined) return
  memory.exact.add(exactKey(pressId, pressedAt))
  dropOldest(memory.exact, REMEMBERED_PRESSES)
}

function dropOldest<K>(kept: { size: number; keys(): Iterable<K>; delete(key: K): boolean }, most: number): void {
  if (kept.size <= most) return
  for (const oldest of kept.keys()) {
    kept.delete(oldest)
    return
  }
}

export const exactKey = (pressId: string, pressedAt: number): string => `${pressId}@${pressedAt}`

function memoryOf(state: State, button: ButtonId) {
  let memory = state.presses.get(button)
  if (!memory) {
    memory = { exact: new Set(), recent: new Map() }
    state.presses.set(button, memory)
  }
  return memory
}

/** The hub's own button, and what its tests come to. It belongs to no site: it opens no alarm, wakes nobody, and is never hidden. */
import type { Event } from '../../contract/events.ts'
import type { Command } from '../commands.ts'
import type { State } from '../state.ts'

/** What is shown of them; older ones stay in the journal. */
const RUNS_STAY_MS = 30 * 24 * 3_600_000
const RUNS_KEPT = 200

export function selfPress({ at, button, read }: Extract<Command, { type: 'SelfPress' }>, state: State): Event[] {
  const { kind, marks, pressId, raw } = read
  // Sent again because its PUBACK was lost: known already.
  if (pressId !== undefined && state.selfDrill.press?.id === pressId) return []
  return [
    {
      type: 'SelfPressed',
      at,
      button,
      kind,
      marks: [...marks],
      ...(pressId !== undefined && { pressId }),
      ...(raw !== undefined && { raw }),
    },
  ]
}

export function evolveSelfDrill(state: State, event: Event): void {
  const own = state.selfDrill
  switch (event.type) {
    case 'HubStarted':
      own.since ??= event.at
      return
    case 'SelfPressed':
      if (event.kind === 'test') own.press = { id: event.pressId ?? '', at: event.at }
      else own.strange = { at: event.at, kind: event.kind }
      return
    case 'SelfDrillRan': {
      const { drill, startedAt, at, by, legs } = event
      own.runs = [...own.runs.filter((run) => at - run.at < RUNS_STAY_MS), { drill, startedAt, at, by, legs }].slice(-RUNS_KEPT)
      return
    }
    default:
      return
  }
}

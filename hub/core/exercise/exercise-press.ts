/**
 * Which press is an exercise's. Every doubt makes it real: what is not plainly the press that was agreed on opens an alarm of
 * its own, and never joins a drill (decision 0022).
 */
import type { PressMark } from '../../contract/read.ts'
import type { Command } from '../commands.ts'
import { TAMPER_NEAR_MS } from '../incident/marks.ts'
import type { State } from '../state.ts'
import { type Exercise, isRunning } from './exercise.ts'
import { realAlarms } from './exercise-aside.ts'

/** A shaking hand presses more than once; after this a press is somebody who needs help. */
const DRILL_ALONE_MS = 2 * 60_000

type Press = Extract<Command, { type: 'Press' }>

/** The exercise that this press is part of, or null: it is real. */
export function exerciseOfPress({ read, button, site, at }: Press, marks: readonly PressMark[], state: State): Exercise | null {
  const exercise = state.exercises.get(site)
  if (!exercise || !isRunning(exercise, at)) return null
  if (exercise.button !== null && exercise.button !== button) return null
  if (read.kind !== 'holdup' || marks.some((mark) => mark !== 'clock-wrong')) return null
  // Pressed before it began, and only now here.
  if (read.at !== undefined && read.at < exercise.from) return null
  if (at - (state.tampered.get(site) ?? Number.NEGATIVE_INFINITY) <= TAMPER_NEAR_MS) return null
  if (realAlarms(state, site).length > 0) return null
  return exercise.incident === null || stillFirst(exercise, at, state) ? exercise : null
}

/** It has rung already: only the same moment's presses belong to it, and none where nobody had to press. */
function stillFirst({ incident: id, rungBy }: Exercise, at: number, state: State): boolean {
  const drill = id && state.incidents.get(id)
  if (!drill?.exercise || rungBy !== null) return false
  const over = drill.exercise.aside || drill.answer.phase === 'closed' || drill.answer.phase === 'on-scene'
  return !over && at - drill.counted.openedAt <= DRILL_ALONE_MS
}

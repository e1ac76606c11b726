import type { IncidentView } from '../../../hub/contract/views.ts'
import type { Voice } from './voices.ts'

/**
 * What should sound now: only what rings, and only where this desk is told. With both, the hold-up is heard:
 * nobody there can call a second time.
 * @param station where this person is on duty; none means silence
 */
export function voiceFor(ringing: readonly IncidentView[], station: string | undefined): Voice | null {
  const ours = ringing.filter(
    (view) => view.ringing && !view.quiet && view.drill?.siren !== false && view.told.some((told) => told === station),
  )
  if (ours.length === 0) return null
  return ours.every((view) => view.kind === 'fire') ? 'fire' : 'holdup'
}

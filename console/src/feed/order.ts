/** How a desk reads its incidents: what rings, then what is in hand, oldest first; an exercise after everything real, the quiet ones apart. */
import type { IncidentView } from '../../../hub/contract/views.ts'
import { type FeedState, type Held, isWhole } from './feed-state.ts'

const RANK = { ringing: 0, acknowledged: 1, dispatched: 2, 'on-scene': 3, closed: 4 } as const

export type Queue = { ringing: Held<IncidentView>[]; inHand: Held<IncidentView>[]; quiet: Held<IncidentView>[] }

/** A real alarm is never looked for behind an exercise. */
const behind = ({ drill }: IncidentView) => (drill ? 1 : 0)
/** A drill that made way waits for nobody. */
const waits = ({ phase, drill }: IncidentView) => phase === 'ringing' && !drill?.aside
const rank = (view: IncidentView) => (view.ringing ? -1 : RANK[view.phase])

export function queueOf(incidents: FeedState['incidents']): Queue {
  const open = [...incidents.values()]
    .filter((held): held is Held<IncidentView> => isWhole(held.view) && held.view.phase !== 'closed')
    .sort((a, b) => behind(a.view) - behind(b.view) || rank(a.view) - rank(b.view) || a.view.openedAt.localeCompare(b.view.openedAt))
  return {
    ringing: open.filter(({ view }) => !view.quiet && (view.ringing || waits(view))),
    inHand: open.filter(({ view }) => !view.quiet && !view.ringing && !waits(view)),
    quiet: open.filter(({ view }) => view.quiet),
  }
}

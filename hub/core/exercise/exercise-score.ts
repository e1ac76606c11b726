/** How fast an exercise was answered, and whether everybody was reached. docs/reports.md defines every figure. */
import type { Incident } from '../incident/incident.ts'

export const DRILL_MEASURES = ['shown', 'acknowledged', 'dispatched', 'onScene', 'closed'] as const
export type DrillMeasure = (typeof DRILL_MEASURES)[number]

export type DrillScore = {
  /** Of its alarm, ms since 1970: everything counts from here. */
  openedAt: number
  /** ms from there; null where it never came to that. */
  times: Record<DrillMeasure, number | null>
  phones: { told: number; shown: number }
  /** Somebody beyond home had to be called. */
  neighbour: boolean
  presses: number
}

/** @param incident closed a moment ago, so that its story is whole */
export function scoreOf({ openedAt, home, timeline, notices, told, presses }: Incident): DrillScore {
  const sent = new Set<string>()
  const shown = new Set<string>()
  const first: Record<DrillMeasure, number | null> = { shown: null, acknowledged: null, dispatched: null, onScene: null, closed: null }
  // A clock that was set back meanwhile makes nobody faster than at once.
  const reach = (what: DrillMeasure, at: number) => {
    first[what] ??= Math.max(0, at - openedAt)
  }
  for (const event of timeline) {
    switch (event.type) {
      case 'StepReached':
        for (const { subscription } of event.notices) sent.add(subscription)
        break
      case 'IncidentShown': {
        const subscription = event.notice && notices.get(event.notice)?.notice.subscription
        if (subscription && sent.has(subscription)) shown.add(subscription)
        if (event.surface === 'console' && event.station !== null && home.includes(event.station)) reach('shown', event.at)
        break
      }
      case 'IncidentAcknowledged':
        reach('acknowledged', event.at)
        break
      case 'PatrolsDispatched':
        reach('dispatched', event.at)
        break
      case 'UnitArrived':
        reach('onScene', event.at)
        break
      case 'IncidentClosed':
        reach('closed', event.at)
        break
      default:
    }
  }
  const neighbour = told.some((station) => !home.includes(station))
  return { openedAt, times: first, phones: { told: sent.size, shown: shown.size }, neighbour, presses }
}

/** Outages as the journal tells them: when each began, what it took along, and when it ended. */
import type { Event } from '../contract/events.ts'
import type { OpenOutage } from './state.ts'

export type PastOutage = OpenOutage & { until: number | null }

/** @param events in order; an end whose beginning is not among them is left out */
export function pastOutages(events: readonly Event[]): PastOutage[] {
  const found = new Map<string, PastOutage>()
  for (const event of events) {
    switch (event.type) {
      case 'OutageBegan': {
        const { outage: id, cause, since, site, gateway, buttons } = event
        found.set(id, { id, cause, since, until: null, buttons: [...buttons], ...(site && { site }), ...(gateway && { gateway }) })
        break
      }
      case 'OutageGrew': {
        const outage = found.get(event.outage)
        if (outage) {
          outage.cause = event.cause
          outage.buttons.push(...event.buttons)
        }
        break
      }
      case 'OutageEnded': {
        const outage = found.get(event.outage)
        if (outage) outage.until = event.at
        break
      }
      default:
        break
    }
  }
  return [...found.values()]
}

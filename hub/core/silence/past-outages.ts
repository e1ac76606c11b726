/** Outages as the journal tells them: when each began, what it took along, and when it ended. */
import type { Event, EventType } from '../../contract/events.ts'
import type { OpenOutage } from './outage.ts'

export type PastOutage = Pick<OpenOutage, 'id' | 'cause' | 'since' | 'site' | 'gateway' | 'operator' | 'buttons' | 'flapping'> & {
  until: number | null
  acknowledged: OpenOutage['acknowledged']
}

/** @param events in order; an end whose beginning is not among them is left out, and what went into a wider entry is told there */
export function pastOutages(events: readonly Event[]): PastOutage[] {
  const found = new Map<string, PastOutage>()
  const rest = { flapping: false, acknowledged: null }
  for (const event of events) {
    const known = 'outage' in event ? found.get(event.outage) : undefined
    switch (event.type) {
      case 'OutageBegan': {
        const { outage: id, cause, since, until = null, site, gateway, buttons } = event
        found.set(id, { id, cause, since, until, buttons: [...buttons], ...rest, ...(site && { site }), ...(gateway && { gateway }) })
        break
      }
      case 'OutageGrew':
        if (!known) break
        known.cause = event.cause
        known.buttons.push(...event.buttons.filter((button) => !known.buttons.includes(button)))
        break
      case 'OutagesJoined': {
        const { outage: id, cause, operator, joined, at } = event
        const parts = joined.flatMap((each) => found.get(each) ?? [])
        const since = Math.min(known?.since ?? at, ...parts.map((part) => part.since))
        const buttons = [...(known?.buttons ?? []), ...parts.flatMap((part) => part.buttons)]
        for (const part of joined) found.delete(part)
        found.set(id, { ...(known ?? { id, cause, until: null, ...rest }), since, buttons, ...(operator !== undefined && { operator }) })
        break
      }
      case 'OutageFlapping': {
        const { outage: id, at, site, gateway, buttons = [] } = event
        const cause = gateway ? 'gateway' : buttons.length > 1 ? 'site' : 'button'
        if (known) known.flapping = true
        else if (site || gateway)
          found.set(id, {
            ...{ id, cause, since: at, until: null, buttons: [...buttons], ...rest, flapping: true },
            ...(site && { site }),
            ...(gateway && { gateway }),
          })
        break
      }
      case 'OutageAcknowledged': {
        const { by, at, note } = event
        if (known) known.acknowledged = { by, at, ...(note !== undefined && { note }) }
        break
      }
      case 'OutageEnded':
        if (known) known.until = event.at
        break
      default:
        break
    }
  }
  return [...found.values()]
}

/** The types it is made of. */
export const OUTAGE_TYPES = [
  ...(['OutageBegan', 'OutageGrew', 'OutagesJoined', 'OutageFlapping', 'OutageAcknowledged', 'OutageEnded'] as const),
] satisfies EventType[]

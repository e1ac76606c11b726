/** What managers are still to be told of their shops, asked again just before it is said. */
import type { PersonId, SiteId, SubscriptionId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import { openAlarms } from '../incident/incident.ts'
import type { Seen } from '../seen.ts'
import type { TroubleTold } from '../state.ts'

/** One message to one phone; `told` names it together with site and phone. */
export type Telling = Pick<TroubleTold, 'what' | 'since' | 'expiresAt'> & {
  site: SiteId
  told: number
  person: PersonId
  subscription: SubscriptionId
}

/** Every message that was decided and whose fate is not known. */
export const troubleOutbox = ({ troubleTold }: Pick<Seen, 'troubleTold'>): Telling[] =>
  [...troubleTold].flatMap(([site, { at, what, since, expiresAt, phones }]) =>
    [...phones].flatMap(([subscription, { person, outcome }]) =>
      outcome === null ? [{ site, told: at, what, since, expiresAt, person, subscription }] : [],
    ),
  )

/** Null: it is not to be said any more. A phone that lies in the shop stays as it is while somebody may be looking at it. */
export function siteToTellOf({ site, told, person }: Telling, state: Seen, { sites, people }: Directory): string | null {
  const who = people.get(person)
  if (who?.disabled !== false || who.role !== 'manager' || !who.sites?.includes(site)) return null
  if (state.troubleTold.get(site)?.at !== told || openAlarms(state, site).length > 0) return null
  return sites.get(site)?.name ?? null
}

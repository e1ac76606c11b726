/** What this person is in an alarm, and what the one big button does next. */
import type { IncidentView } from '../../../hub/contract/views.ts'
import type { Deed } from '../outbox/queue.ts'

export type MyPart = {
  /** Said "on my way" (or has it, as an officer), or pressed so and the hub has not heard yet. */
  coming: boolean
  sent: boolean
}
export type NextThing = 'acknowledge' | 'arrive' | null

export function myPart(view: IncidentView, me: string, deeds: readonly Deed[]): MyPart {
  const among = (refs: IncidentView['onTheWay']) => refs?.some(({ id }) => id === me) ?? false
  return {
    coming: among(view.onTheWay) || view.acknowledgedBy?.id === me || pressed(view, deeds, 'acknowledge'),
    sent: among(view.patrols),
  }
}

export function nextThing(view: IncidentView, { coming }: MyPart, deeds: readonly Deed[]): NextThing {
  if (view.phase === 'closed' || view.phase === 'on-scene' || pressed(view, deeds, 'arrive')) return null
  return coming ? 'arrive' : 'acknowledge'
}

const pressed = ({ id }: IncidentView, deeds: readonly Deed[], verb: Deed['do']) =>
  deeds.some((deed) => deed.incident === id && deed.do === verb && deed.state === 'waiting')

/** Folds what managers were told of their shops. */
import type { Event } from '../../contract/events.ts'
import type { State } from '../state.ts'

export function evolveTrouble(state: State, event: Event): void {
  switch (event.type) {
    case 'SiteTroubleTold': {
      const { at, site, what, since, expiresAt, phones } = event
      const darkAt = what === 'dark' ? at : (state.troubleTold.get(site)?.darkAt ?? at)
      const told = phones.map(({ person, subscription }) => [subscription, { person, outcome: null }] as const)
      state.troubleTold.set(site, { at, what, since, expiresAt, darkAt, phones: new Map(told) })
      return
    }
    case 'SiteTroubleSettled': {
      const told = state.troubleTold.get(event.site)
      const phone = told?.at === event.told && told.phones.get(event.subscription)
      if (phone) phone.outcome = event.outcome
      return
    }
    default:
      return
  }
}

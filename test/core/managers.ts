/** A town in which somebody runs shops, and has a phone. */
import type { Event, EventOf } from '../../hub/contract/events.ts'
import type { PersonId, SiteId, SubscriptionId } from '../../hub/contract/ids.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import { buttonView } from '../../hub/core/devices/device-view.ts'
import { shopView } from '../../hub/core/shop/shop-view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { shopTroubles } from '../../hub/core/silence/shop-trouble-view.ts'
import { row, type Shop, town } from './town.ts'

export const manager = 'manager' as PersonId
export const phone = 'manager-phone' as SubscriptionId

/** Shop a0 is the manager's; the others of its street are not. */
export function managed(first: Partial<Shop> = {}) {
  const t = town(row('a', 5).map((shop, n) => (n === 0 ? { ...shop, ...first } : shop)))
  const base = t.directory()
  const person = {
    id: manager,
    username: 'manager',
    name: 'M',
    role: 'manager' as const,
    invited: false,
    disabled: false,
    sites: ['a0' as SiteId],
  }
  t.setDirectory({ ...base, people: new Map(base.people).set(manager, person), phones: new Map(base.phones).set(manager, [phone]) })
  const told: string[] = []
  const note = (events: Event[]) => {
    for (const event of events) if (event.type === 'SiteTroubleTold') told.push(event.what)
  }
  const a0 = () => {
    const site = t.directory().sites.get('a0' as SiteId)
    if (!site) throw new Error('no a0')
    return site
  }
  return {
    ...t,
    /** Everything that was told, in order. */
    told,
    last: () => t.recorded.findLast(({ event }) => event.type === 'SiteTroubleTold')?.event as EventOf<'SiteTroubleTold'>,
    pass(seconds: number) {
      const before = t.recorded.length
      const outages = t.pass(seconds)
      note(t.recorded.slice(before).map(({ event }) => event))
      return outages
    },
    troubles: () => shopTroubles(t.state, t.directory(), a0(), t.now(), null),
    /** All else that such a person reads of the shop's buttons: its page, what a feed counts, the list. */
    rows() {
      const viewer = viewerOf(manager, t.directory(), t.state.duty)
      if (!viewer) throw new Error('no manager')
      const { counts } = supervisionView(t.state, t.directory(), viewer, t.now())
      const list = (t.directory().buttonsOf.get(a0().id) ?? []).map((id) => buttonView(t.state, t.directory(), id, viewer, t.now()))
      return {
        page: shopView(t.state, t.directory(), a0(), t.now(), null),
        counts,
        list: list.map(({ state, battery, lastPressAt }) => ({ state, battery, lastPressAt })),
      }
    },
  }
}

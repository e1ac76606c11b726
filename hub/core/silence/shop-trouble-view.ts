/**
 * What does not work at a shop and what its manager could do about, by the same rule as its buttons: while an alarm is open there it
 * stands as it stood before, and nothing that ends because somebody pressed is ever seen to end.
 */
import type { Site } from '../../contract/resources.ts'
import type { ShopTrouble } from '../../contract/shop-trouble.ts'
import { simEnd } from '../../contract/sim-end.ts'
import { localDay } from '../calendar/local-day.ts'
import type { Directory } from '../directory.ts'
import { LOW_BATTERY } from '../incident/incident.ts'
import { buttonNumber, iso } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'
import type { DeclaredOutside } from '../shop/shop-view.ts'
import { looksBefore, stillSince } from './device-past.ts'
import { HELD_MS, looksOf, siteDark } from './site-dark.ts'
import { SHORT_OUTAGE_MS } from './tonight.ts'

export function shopTroubles(state: Seen, directory: Directory, site: Site, now: number, outside: DeclaredOutside | null): ShopTrouble[] {
  const at = (outside?.real ? null : stillSince(state, site.id, now)) ?? now
  const dark = siteDark(site.id, directory, state, at)
  return [
    ...(dark ? [{ what: 'dark' as const, ...dark, since: iso(dark.since) }] : gatewaysDark()),
    ...buttons(),
    ...gatewaysFlapping(),
    ...sim(),
  ]

  function buttons(): ShopTrouble[] {
    return (directory.buttonsOf.get(site.id) ?? []).flatMap((id): ShopTrouble[] => {
      const looks = directory.buttons.get(id)?.retiredAt === undefined ? looksOf(id, state, at) : null
      if (!looks) return []
      const number = buttonNumber(id, directory)
      // What it said as it woke waits as its return does.
      const { battery = null, flaps } = looksOf(id, state, at - HELD_MS, looksBefore) ?? {}
      const silent = !dark && looks.dark && at - looks.dark.since >= SHORT_OUTAGE_MS ? looks.dark : null
      return [
        ...(silent ? [{ what: 'button-dark' as const, since: iso(silent.since), number }] : []),
        ...(flaps ? [{ what: 'flapping' as const, number }] : []),
        ...(battery !== null && battery <= LOW_BATTERY ? [{ what: 'low-battery' as const, number, battery }] : []),
      ]
    })
  }

  function own() {
    return [...directory.gateways.values()].filter((gateway) => gateway.site === site.id && gateway.retiredAt === undefined)
  }
  function gatewaysDark(): ShopTrouble[] {
    return own().flatMap(({ id }) => {
      const since = looksOf(id, state, at)?.dark?.since
      return since === undefined ? [] : [{ what: 'gateway-dark' as const, since: iso(since) }]
    })
  }
  function gatewaysFlapping(): ShopTrouble[] {
    return own().flatMap(({ id }) => (looksOf(id, state, at - HELD_MS, looksBefore)?.flaps ? [{ what: 'flapping' as const }] : []))
  }
  function sim(): ShopTrouble[] {
    const end = simEnd(site, localDay(at, directory.settings.timeZone))
    return end ? [{ what: 'sim', ...end }] : []
  }
}

/** What of the silence needs an administrator: places that stay dark while they are open, bells, gateways, SIMs that end, and the hub's own downtimes. */
import type { TFunction } from 'i18next'
import type { Outage, SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import { simEnds } from '../../../hub/contract/sim-end.ts'
import type { GatewayView } from '../api/types.ts'
import { isoDay } from '../time/format.ts'
import type { Need } from './need.ts'

/** The desk has it from the first minute; what is dark for longer wants somebody with a ladder. */
const DARK_MS = 60 * 60_000
/** More names would hide the other needs. */
const NAMED = 5

type Known = {
  now: number
  supervision?: SupervisionView | null | undefined
  sites?: readonly Site[] | undefined
  gateways?: readonly GatewayView[] | undefined
}

export function needsOfSilence({ now, supervision, sites = [], gateways: all = [] }: Known, t: TFunction): Need[] {
  const outages = supervision?.outages ?? []
  const isLong = ({ since, openNow }: Outage) => now - Date.parse(since) > DARK_MS && openNow !== false
  const dark = outages.filter((outage) => outage.cause !== 'gateway' && outage.cause !== 'button' && isLong(outage))
  const darkSites = [
    ...new Map(dark.flatMap(({ site, sites: some = [] }) => (site ? [site] : some)).map((site) => [site.id, site.name])).values(),
  ]
  const lost = outages.filter(({ cause, until }) => cause === 'gateway' && !until)
  const gateways = lost.flatMap(({ gateway, bell }) => (gateway && !bell ? [gateway.label] : []))
  const bells = lost.flatMap(({ bell }) => (bell ? [bell.name] : []))
  const unheard = all.flatMap(({ bell, state, label }) => (bell && state === 'never-heard' ? [label] : []))
  const downtimes = outages.filter(({ cause }) => cause === 'hub').length
  const ends = simEnds(sites, isoDay(now))
  const [soon, later] = [ends.filter(({ end }) => end.soon), ends.filter(({ end }) => !end.soon)]
  const pathOf = (some: typeof ends) => (some.length === 1 ? `/admin/sites/${some[0]?.site.id}/details` : '/admin/sites')
  const simNames = (some: typeof ends) => some.map(({ site, end }) => `${site.name} (${end.day.slice(8)}/${end.day.slice(5, 7)})`)
  return [
    ...(darkSites.length > 0 ? [grave('dark', t('admin.home.dark', named(darkSites)), '/admin/devices?state=offline')] : []),
    ...(bells.length > 0 ? [grave('bells', t('admin.home.bellDark', named(bells)), '/admin/devices/gateways')] : []),
    ...(unheard.length > 0 ? [grave('bells-unheard', t('admin.home.bellUnheard', named(unheard)), '/admin/devices/gateways')] : []),
    ...(gateways.length > 0 ? [grave('gateways', t('admin.home.gatewayDark', named(gateways)), '/admin/devices/gateways')] : []),
    ...(soon.length > 0 ? [grave('sim-soon', t('admin.home.simSoon', named(simNames(soon))), pathOf(soon))] : []),
    ...(later.length > 0 ? [light('sim', t('admin.home.sim', named(simNames(later))), pathOf(later))] : []),
    ...(downtimes > 0 ? [light('hub-down', t('admin.home.hubDown', { count: downtimes }), '/admin/health')] : []),
  ]
}

const grave = (key: string, words: string, to: string): Need => ({ key, words, to, isGrave: true })
const light = (key: string, words: string, to: string): Need => ({ key, words, to, isGrave: false })

const named = (names: readonly string[]) => ({
  count: names.length,
  names: [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', '),
})

/** What of hubs that watch one another needs an administrator: that this one is not heard, and those that it does not hear. */
import type { TFunction } from 'i18next'
import type { AliveRoad, AliveView, WatchedHubRead } from '../../../hub/contract/watched.ts'
import type { Need } from './need.ts'

type Known = { now: number; alive?: AliveView | undefined; watchedHubs?: readonly WatchedHubRead[] | undefined }

/** As the health page: what fails for less is a line that stumbled. */
const UNHEARD_MS = 2 * 60_000
const PAGE = '/admin/watched'

export function needsOfWatched({ now, alive = {}, watchedHubs = [] }: Known, t: TFunction): Need[] {
  const isFailing = (road: AliveRoad) => road.failingSince !== undefined && now - Date.parse(road.failingSince) >= UNHEARD_MS
  const roads = (['hub', 'web', 'mqtt'] as const).flatMap((to) => (alive[to] ? { to, road: alive[to] } : []))
  const failing = roads.filter(({ road }) => isFailing(road))
  const whom = failing.map(({ to }) => t(`admin.home.aliveTo.${to}`)).join(', ')
  const unheard = failing.length === roads.length ? 'aliveNobody' : 'aliveFails'
  const named = (key: 'watchedLost' | 'watchedNever' | 'watchedUnsteady', hubs: readonly WatchedHubRead[], isGrave: boolean): Need[] =>
    hubs.length > 0
      ? [{ key, words: t(`admin.home.${key}`, { count: hubs.length, names: hubs.map(({ name }) => name).join(', ') }), to: PAGE, isGrave }]
      : []
  return [
    ...(failing.length > 0 ? [{ key: 'alive', words: t(`admin.home.${unheard}`, { names: whom }), to: PAGE, isGrave: true }] : []),
    ...named(
      'watchedLost',
      watchedHubs.filter(({ state }) => state === 'lost'),
      true,
    ),
    ...named(
      'watchedNever',
      watchedHubs.filter(({ state }) => state === 'never-heard'),
      false,
    ),
    ...named(
      'watchedUnsteady',
      watchedHubs.filter(({ state, flapping }) => flapping && state !== 'lost'),
      false,
    ),
  ]
}

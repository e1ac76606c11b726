import type { TFunction } from 'i18next'
import { shiftTime } from '../time/format.ts'
import type { SeenSite } from './desk-scene.ts'

/** How a site is, in words: of an offline one, how much of it. */
export const siteWords = ({ state, silent }: SeenSite, t: TFunction): string =>
  state === 'offline' ? t('map.silent', { count: silent }) : t(`map.state.${state}`)

/** Since when it is dark, why as far as that can be told, and who has seen it. */
export function darkWords({ dark }: SeenSite, now: number, t: TFunction): string[] {
  if (!dark) return []
  const { since, cause, operator = '', flapping, acknowledged } = dark
  return [
    t('map.dark.since', {
      time: shiftTime(since, now),
      why: cause in WHY ? t(`map.dark.${cause as keyof typeof WHY}`, { operator }) : '',
    }).trim(),
    ...(flapping ? [t('map.dark.flapping')] : []),
    ...(acknowledged
      ? [
          [t('map.dark.known', { name: acknowledged.by.name, time: shiftTime(acknowledged.at, now) }), acknowledged.note]
            .filter(Boolean)
            .join(': '),
        ]
      : []),
  ]
}

/** What can take a place along. */
const WHY = { button: true, site: true, gateway: true, street: true, operator: true, 'hub-line': true } as const

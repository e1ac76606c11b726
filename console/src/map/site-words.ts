import type { TFunction } from 'i18next'
import type { SeenSite } from './desk-scene.ts'

/** How a site is, in words: of an offline one, how much of it. */
export const siteWords = ({ state, silent }: SeenSite, t: TFunction): string =>
  state === 'offline' ? t('map.silent', { count: silent }) : t(`map.state.${state}`)

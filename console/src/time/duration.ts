import type { TFunction } from 'i18next'

/** 45 s, 4 min, 3 h, 2 d: one unit is enough to judge a silence by. */
export function duration(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return t('common.seconds', { n: seconds })
  if (seconds < 3600) return t('common.minutes', { n: Math.floor(seconds / 60) })
  if (seconds < 48 * 3600) return t('common.hours', { n: Math.floor(seconds / 3600) })
  return t('common.days', { n: Math.floor(seconds / 86_400) })
}

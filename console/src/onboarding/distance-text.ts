import type { TFunction } from 'i18next'

/** 640 m, 3,1 km: near enough to choose by. */
export const distanceText = (metres: number, t: TFunction): string =>
  metres < 1000
    ? t('common.metres', { n: Math.round(metres / 10) * 10 })
    : t('common.kilometres', { n: (metres / 1000).toLocaleString('vi', { maximumFractionDigits: 1 }) })

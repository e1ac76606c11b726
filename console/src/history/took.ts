import type { TFunction } from 'i18next'

/** 1,4 giây · 24 giây · 4 phút 15 giây · 1 giờ 05 phút. Below ten seconds a tenth still tells something. */
export function took(seconds: number, t: TFunction, language: string): string {
  if (seconds < 10) return t('history.took.seconds', { n: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(seconds) })
  const whole = Math.round(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  if (whole < 60) return t('history.took.seconds', { n: whole })
  if (whole < 3600) return t('history.took.minutes', { m: Math.floor(whole / 60), s: two(whole % 60) })
  return t('history.took.hours', { h: Math.floor(whole / 3600), m: two(Math.floor((whole % 3600) / 60)) })
}

export const between = (fromIso: string, toIso: string): number => Math.max(0, Date.parse(toIso) - Date.parse(fromIso)) / 1000

import i18next from 'i18next'

/** 12,4 MB in Vietnamese, 12.4 MB in English; decimal units, as file managers count. */
export function bytes(size: number, language: string = i18next.language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let step = 0
  let left = size
  while (left >= 1000 && step < units.length - 1) {
    left /= 1000
    step += 1
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: left < 10 && step > 0 ? 1 : 0 }).format(left)} ${units[step]}`
}

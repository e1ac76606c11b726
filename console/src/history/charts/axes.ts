/** What all charts look like: the page's own colours, quiet lines, letters that can be read. */
import type { TFunction } from 'i18next'

export const TICK = { fill: 'var(--muted)', fontSize: '0.8125rem' } as const
export const GRID = 'var(--line)'
export const FIRST = 'var(--blue)'
export const SECOND = 'var(--muted)'
/** rem, of one horizontal bar and its gap. */
export const BAR_REM = 3

/** On an axis: short, whole units. */
export const axisTime = (seconds: number, t: TFunction): string =>
  seconds < 120 ? t('common.seconds', { n: Math.round(seconds) }) : t('common.minutes', { n: Math.round(seconds / 6) / 10 })

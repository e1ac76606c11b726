/** The figures of a site in words; both the table and the sheet say them alike. */
import type { TFunction } from 'i18next'
import type { QualityOutage, QualityReport, QualitySite, Reporting } from '../../../hub/contract/quality.ts'
import { took } from '../history/took.ts'
import { dayAndMonth, shortTime } from '../time/format.ts'

const DAY_S = 86_400
/** Below this a percentage says more about chance than about a site. */
const FEW_DAYS = 7

/** Cut off as the hub cuts it: 99.999 never reads as 100. */
export function percent(availability: number, language: string): string {
  const digits = availability >= 99 ? 100 : 10
  const cut = Math.floor(availability * digits) / digits
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(cut)} %`
}

/** In words, when too little is known to be judged; null otherwise. */
export function tooLittle({ availability, guarded, hub, quiet }: QualitySite, { from, to }: QualityReport, t: TFunction): string | null {
  if (availability === null) return t('quality.noData')
  const days = Math.floor((guarded + hub + quiet + 1) / DAY_S)
  const asked = (Date.parse(to) - Date.parse(from)) / 1000 / DAY_S
  if (days >= Math.min(FEW_DAYS, Math.floor(asked))) return null
  return days === 0 ? t('quality.lessThanDay') : t('quality.fewDays', { count: days })
}

type Named = '20s' | '90s' | '3min' | '30min' | '25h'
const timeName = (name: string, t: TFunction): string => (name === 'slower' ? t('quality.slower') : t(`quality.time.${name as Named}`))

export function achieved({ achieved: reached, grade }: Reporting, t: TFunction): string {
  if (reached === null) return t('quality.noReports')
  return grade === null ? timeName(reached, t) : `${timeName(reached, t)} (${t('quality.corresponds', { grade })})`
}

export function reportingMore({ longest, most, set }: Reporting, t: TFunction, language: string): string {
  return [
    ...(longest === null ? [] : [t('quality.longest', { time: took(longest, t, language) })]),
    ...(most === null ? [] : [t('quality.most', { time: timeName(most, t) })]),
    t('quality.setTo', { time: timeName(set, t) }),
  ].join(' · ')
}

const CAUSES = ['button', 'gateway', 'site', 'street', 'operator', 'hub-line'] as const
export function cause(name: string, t: TFunction): string {
  return t(`quality.cause.${CAUSES.find((known) => known === name) ?? 'other'}`)
}

export const extent = ({ whole, buttons }: QualityOutage, t: TFunction): string =>
  whole ? t('quality.worstWhole') : t('quality.worstPart', { count: buttons })

export const moment = (at: string): string => `${shortTime(at)} ${dayAndMonth(at)}`
export const untilWords = ({ until }: QualityOutage, t: TFunction): string => (until ? moment(until) : t('quality.lasts'))

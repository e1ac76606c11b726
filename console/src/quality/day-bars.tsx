import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { QualityDay } from '../../../hub/contract/quality.ts'
import { took } from '../history/took.ts'
import { dayAndMonth } from '../time/format.ts'

export const KINDS = ['well', 'part', 'down', 'hub', 'quiet', 'none'] as const
type Kind = (typeof KINDS)[number]

/** What a day is remembered for: the worst of it. */
function kindOf({ guarded, down, part, hub, quiet }: QualityDay): Kind {
  if (down > 0) return 'down'
  if (part > 0) return 'part'
  if (hub > 0) return 'hub'
  if (quiet > 0) return 'quiet'
  return guarded > 0 ? 'well' : 'none'
}

/** How much of the bar: a minute is seen, a whole day fills it. */
function heightOf(day: QualityDay, kind: Kind): number {
  if (kind === 'well' || kind === 'none') return 100
  return Math.min(100, Math.max(18, (100 * day[kind]) / 86_400))
}

function saysOf(day: QualityDay, kind: Kind, t: TFunction, language: string): string {
  const seconds = kind === 'well' || kind === 'none' ? 0 : day[kind]
  return t(`quality.day.${kind}`, { day: dayAndMonth(day.day), time: took(seconds, t, language) })
}

/** A bar a day, oldest first; in words for who does not see them. */
export function DayBars({ days }: { days: readonly QualityDay[] }) {
  const { t, i18n } = useTranslation()
  const bars = days.map((day) => ({ day, kind: kindOf(day) }))
  const count = (kind: Kind) => bars.filter((bar) => bar.kind === kind).length
  return (
    <div className="day-bars" role="img" aria-label={t('quality.daysSaid', { down: count('down'), part: count('part') })}>
      {bars.map(({ day, kind }) => (
        <i key={day.day} data-kind={kind} title={saysOf(day, kind, t, i18n.language)}>
          <b style={{ height: `${heightOf(day, kind)}%` }} />
        </i>
      ))}
    </div>
  )
}

export function DayLegend() {
  const { t } = useTranslation()
  return (
    <ul className="day-legend" aria-label={t('quality.legend.label')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <i data-kind={kind} aria-hidden="true" />
          {t(`quality.legend.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

import { useTranslation } from 'react-i18next'
import { ChartFigure } from './chart-figure.tsx'
import { TimesChart } from './lazy-charts.ts'
import type { Measure, TimedRow } from './measures.ts'
import { took } from './took.ts'

type Props = {
  title: string
  head: string
  rows: readonly TimedRow[]
  /** When not all of them. */
  drawn?: readonly TimedRow[]
  measure: Measure
  upright?: boolean
  note?: string
}

/** Half and nine tenths of one measure, row by row, as bars or as a table. */
export function TimesFigure({ title, head, rows, drawn = rows, measure, upright = false, note = '' }: Props) {
  const { t, i18n } = useTranslation()
  const time = (seconds: number | null) => (seconds === null ? t('reports.noTime') : took(seconds, t, i18n.language))
  const sentence = ({ name, n, p50, p90 }: TimedRow) =>
    n === 0 ? `${name}: ${t('reports.nothing')}` : t('reports.sayTimes', { name, n, p50: time(p50), p90: time(p90) })
  const whole = `${title} · ${t(`reports.measure.${measure}`)}`
  return (
    <ChartFigure
      title={whole}
      note={note}
      said={drawn.map(sentence).join('. ')}
      chart={<TimesChart rows={drawn} upright={upright} target={measure === 'acknowledged' ? 10 : null} />}
      heads={[head, t('reports.name.count'), t('reports.name.p50'), t('reports.name.p90')]}
      rows={rows.map(({ key, name, n, p50, p90 }) => ({ key, cells: [name, n, time(p50), time(p90)] }))}
    />
  )
}

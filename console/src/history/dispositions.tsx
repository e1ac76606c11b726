import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../hub/contract/reports.ts'
import { ChartFigure } from './chart-figure.tsx'
import { DISPOSITIONS } from './filters.ts'
import { CountsChart } from './lazy-charts.ts'

export function Dispositions({ counts: { byDisposition } }: { counts: ReportSummary['counts'] }) {
  const { t } = useTranslation()
  const rows = DISPOSITIONS.map((key) => ({ key, name: t(`disposition.${key}`), n: byDisposition[key] ?? 0 })).filter(({ n }) => n > 0)
  if (rows.length === 0) return null
  const head = t('reports.name.count')
  return (
    <ChartFigure
      title={t('reports.byDisposition')}
      said={rows.map((row) => t('reports.sayCount', row)).join('. ')}
      chart={<CountsChart rows={rows} head={head} />}
      heads={[t('reports.name.disposition'), head]}
      rows={rows.map(({ key, name, n }) => ({ key, cells: [name, n] }))}
    />
  )
}

import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../hub/contract/reports.ts'
import { day } from '../time/format.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountsChart } from './lazy-charts.ts'

/** More bars than this tell nobody anything. */
const SITES = 8

/** Who pressed for nothing, and where somebody should go and show it again: in words first. */
export function FalsePresses({ found }: { found: ReportSummary['falsePresses'] }) {
  const { t } = useTranslation()
  const { from, to, graceDays, retrainFrom, items, leftOut } = found
  const rows = items.map(({ site, holdups, others }) => ({ key: site.id, name: site.name, n: holdups + others }))
  const title = t('reports.falsePresses')
  const notes = [
    t('reports.falseWhy', { n: retrainFrom }),
    ...(rows.length > SITES ? [t('reports.topFalse', { count: SITES })] : []),
    ...(leftOut > 0 ? [t('reports.leftOut', { count: leftOut })] : []),
  ]
  return (
    <section className="report-part" aria-labelledby="report-false">
      <div>
        <h2 id="report-false">{title}</h2>
        <p>{t('reports.falseSpan', { from: day(from), to: day(Date.parse(to) - 1), days: graceDays })}</p>
      </div>
      {items.length === 0 && <p>{t('reports.falseNone')}</p>}
      <div className="figures">
        {items.some(({ retrain }) => retrain) && (
          <ul className="retrain">
            {items
              .filter(({ retrain }) => retrain)
              .map(({ site, holdups }) => (
                <li key={site.id}>{t('reports.retrain', { site: site.name, count: holdups })}</li>
              ))}
          </ul>
        )}
        {items.length > 0 && (
          <ChartFigure
            title={t('reports.bySite')}
            note={notes.join(' ')}
            said={rows.map((row) => t('reports.sayCount', row)).join('. ')}
            chart={<CountsChart rows={rows.slice(0, SITES)} head={t('reports.name.count')} />}
            heads={[
              ...[t('reports.name.site'), t('reports.falseHoldups'), t('reports.falseOthers')],
              ...[t('reports.falseLast'), t('reports.advice')],
            ]}
            rows={items.map(({ site, holdups, others, lastAt, retrain }) => ({
              key: site.id,
              cells: [
                `${site.code} · ${site.name}`,
                holdups,
                others,
                day(lastAt),
                retrain ? t('reports.retrainShort') : t('reports.noRetrain'),
              ],
            }))}
          />
        )}
      </div>
    </section>
  )
}

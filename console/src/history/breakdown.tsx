import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../hub/contract/reports.ts'
import { day } from '../time/format.ts'
import { Dispositions } from './dispositions.tsx'
import { MEASURES, type Measure, timed } from './measures.ts'
import { TimesFigure } from './times-figure.tsx'

/** More bars than this tell nobody anything. */
const SITES = 12

/** The same times by week, by station and by site; which of the four, is chosen once for all three. */
export function Breakdown({ report }: { report: ReportSummary }) {
  const { t } = useTranslation()
  const [measure, setMeasure] = useState<Measure>('acknowledged')
  const weeks = report.byWeek.map((each) => {
    const week = Number(each.week.slice(-2))
    const name = t('reports.weekOf', { week, day: day(each.from) })
    return { key: each.week, name, short: t('reports.weekShort', { week }), ...timed(each, measure) }
  })
  const stations = report.byStation.map(({ station, ...each }) => ({
    ...{ key: station.id, name: station.name, short: station.name },
    ...timed(each, measure),
  }))
  const sites = report.bySite.items.map(({ site, ...each }) => ({
    ...{ key: site.id, name: `${site.code} · ${site.name}`, short: site.name },
    ...timed(each, measure),
  }))
  const { leftOut } = report.bySite
  const notes = [
    ...(sites.length > SITES ? [t('reports.topSites', { count: SITES })] : []),
    ...(leftOut > 0 ? [t('reports.leftOut', { count: leftOut })] : []),
  ]
  return (
    <>
      <fieldset className="pills">
        <legend>{t('reports.chooseMeasure')}</legend>
        {MEASURES.map((each) => (
          <label key={each}>
            <input type="radio" name="measure" checked={each === measure} onChange={() => setMeasure(each)} />
            {t(`reports.measure.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className="figures">
        <div className="figures-column">
          <TimesFigure title={t('reports.byWeek')} head={t('reports.name.week')} rows={weeks} measure={measure} upright />
          <TimesFigure
            title={t('reports.bySite')}
            head={t('reports.name.site')}
            rows={sites}
            drawn={sites.slice(0, SITES)}
            measure={measure}
            note={notes.join(' ')}
          />
        </div>
        <div className="figures-column">
          <TimesFigure title={t('reports.byStation')} head={t('reports.name.station')} rows={stations} measure={measure} />
          <Dispositions counts={report.counts} />
        </div>
      </div>
    </>
  )
}

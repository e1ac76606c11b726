import '../look/page.css'
import './texts.ts'
import './history.css'
import './reports.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../hub/contract/reports.ts'
import { API } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { clockTime, day, isoDay } from '../time/format.ts'
import { hubNow } from '../time/server-clock.ts'
import { Breakdown } from './breakdown.tsx'
import { Definitions } from './definitions.tsx'
import { Dispositions } from './dispositions.tsx'
import { FalsePresses } from './false-presses.tsx'
import { Inside } from './inside.tsx'
import { type Days, daysOf, isBackwards, type PeriodName } from './period.ts'
import { PeriodPicker } from './period-picker.tsx'
import { daysQuery, summary } from './queries.ts'
import { Response } from './response.tsx'
import { Targets } from './targets.tsx'

const NAMES = ['month', 'lastMonth', 'weeks12', 'quarter', 'year', 'own'] as const

export function ReportsPage() {
  const { t, i18n } = useTranslation()
  const [picked, pick] = useState<{ period: PeriodName; own: Days }>({ period: 'weeks12', own: {} })
  const days = daysOf(picked.period, isoDay(hubNow()), picked.own)
  const { data, error } = useQuery({ ...summary(days), enabled: !isBackwards(days) })
  useEffect(() => {
    document.title = `${t('reports.title')} — ${t('brand')}`
  }, [t])
  const sheet = `${API}/reports/incidents.csv?${daysQuery(days)}&separator=;&language=${i18n.language === 'en' ? 'en' : 'vi'}`
  return (
    <main className="past reports">
      <header className="past-head">
        <div>
          <h1>{t('reports.title')}</h1>
          {data && <Span report={data} />}
          {data?.forgottenBefore && <p className="past-gone">{t('reports.forgotten', { day: day(data.forgottenBefore) })}</p>}
        </div>
        <div className="past-acts">
          <a className="past-link" href={sheet} download>
            {t('reports.csv')}
          </a>
          <button type="button" className="past-link" onClick={() => print()}>
            {t('reports.print')}
          </button>
          <Inside page="quality" className="past-link">
            {t('reports.toQuality')}
          </Inside>
          <Inside page="history" className="past-link">
            {t('history.toHistory')}
          </Inside>
        </div>
      </header>
      <div className="periods">
        <PeriodPicker {...picked} names={NAMES} pills onPick={(period, own) => pick({ period, own })} />
      </div>
      <Trouble error={error} />
      {!data && !error && <p role="status">{t('common.loading')}</p>}
      {data && <Body report={data} />}
      <p className="printed">{t('reports.printedAt', { time: `${clockTime(hubNow())} ${day(hubNow())}` })}</p>
    </main>
  )
}

function Span({ report: { from, to, counts } }: { report: ReportSummary }) {
  const { t } = useTranslation()
  const parts = [
    t('reports.span', { from: day(from), to: day(Date.parse(to) - 1) }),
    t('reports.rang', { count: counts.rang }),
    ...(counts.quiet > 0 ? [t('reports.quiet', { count: counts.quiet })] : []),
    ...(counts.drills > 0 ? [t('reports.drills', { count: counts.drills })] : []),
    ...(counts.byDisposition['false-alarm'] ? [t('reports.falseAlarms', { count: counts.byDisposition['false-alarm'] })] : []),
    ...(counts.open > 0 ? [t('reports.openNow', { count: counts.open })] : []),
  ]
  return <p role="status">{parts.join(' · ')}</p>
}

function Body({ report }: { report: ReportSummary }) {
  const { t } = useTranslation()
  const { counts, response } = report
  return (
    <>
      {counts.total === 0 ? (
        <section className="past-none">
          <h2>{t('reports.empty')}</h2>
          <p>{t('reports.emptyLead')}</p>
        </section>
      ) : (
        response.incidents > 0 && (
          <>
            <Response response={response} />
            <Targets targets={report.targets} />
          </>
        )
      )}
      {counts.total > 0 && (response.incidents > 0 ? <Breakdown report={report} /> : <Dispositions counts={counts} />)}
      <FalsePresses found={report.falsePresses} />
      <Definitions zone={report.timeZone} />
    </>
  )
}

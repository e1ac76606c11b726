import '../look/page.css'
import './texts.ts'
import '../history/history.css'
import '../history/reports.css'
import './quality.css'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QualityReport } from '../../../hub/contract/quality.ts'
import { API } from '../api/call.ts'
import * as session from '../api/queries.ts'
import { follow } from '../follow.ts'
import { Inside } from '../history/inside.tsx'
import { type Days, daysOf } from '../history/period.ts'
import { took } from '../history/took.ts'
import { Trouble } from '../look/trouble.tsx'
import { usePage, useSteps } from '../path.ts'
import { day, isoDay } from '../time/format.ts'
import { hubNow } from '../time/server-clock.ts'
import { Overview } from './overview.tsx'
import { addressOf, quality } from './queries.ts'
import { SiteSheet } from './site-sheet.tsx'

const PERIODS = ['last30', 'last7', 'lastMonth'] as const
type Period = (typeof PERIODS)[number]

function chosen(period: Period): Days {
  if (period === 'last30') return {}
  return daysOf(period === 'last7' ? 'week' : 'lastMonth', isoDay(hubNow()))
}

/** How well sites were guarded, on whichever desk this lies: all of them, or one as a sheet. */
export function QualityPage() {
  const { t, i18n } = useTranslation()
  const page = usePage()
  const [, site] = useSteps()
  const [period, setPeriod] = useState<Period>('last30')
  const days = chosen(period)
  const { data, error } = useQuery(quality(days, site))
  const who = useQuery(session.session).data
  const path = `/${page}/quality`
  // The office and the shop have a main of their own around this.
  const Frame = page === 'duty' ? 'main' : 'div'
  useEffect(() => {
    document.title = `${t('quality.title')} — ${t('brand')}`
  }, [t])
  const sheet = `${API}/reports/quality.csv?${addressOf(days, site)}&separator=;&language=${i18n.language === 'en' ? 'en' : 'vi'}`
  const one = site === undefined ? undefined : data?.items[0]
  return (
    <Frame className="past reports quality">
      <header className="past-head">
        <div>
          {page === 'shop' ? <h2 className="quality-title">{t('quality.heading')}</h2> : <h1>{t('quality.heading')}</h1>}
          <p role="status">{data ? spanOf(data, t, i18n.language) : t('common.loading')}</p>
        </div>
        <div className="past-acts">
          {site !== undefined && (
            <a className="past-link" href={path} onClick={(event) => follow(event, path)}>
              ‹ {t('quality.allSites')}
            </a>
          )}
          <a className="past-link" href={sheet} download>
            {t('quality.csv')}
          </a>
          <button type="button" className="past-link" onClick={() => print()}>
            {t('quality.print')}
          </button>
          {page === 'duty' && site === undefined && (
            <Inside page="reports" className="past-link">
              {t('quality.toReports')}
            </Inside>
          )}
        </div>
      </header>
      <fieldset className="pills">
        <legend className="unseen">{t('quality.period')}</legend>
        {PERIODS.map((each) => (
          <label key={each}>
            <input type="radio" name="period" checked={each === period} onChange={() => setPeriod(each)} />
            {t(`quality.${each}`)}
          </label>
        ))}
      </fieldset>
      <Trouble error={error} />
      {data && site === undefined && <Overview report={data} path={path} />}
      {data && one && <SiteSheet report={data} each={one} maker={who?.person.name ?? ''} ofShop={who?.role === 'manager'} />}
      {data && site !== undefined && !one && <p>{t('quality.emptyLead')}</p>}
      {data && site === undefined && (
        <details className="definitions">
          <summary>{t('quality.define')}</summary>
          <ul>
            {(['availability', 'outage', 'reporting', ...(page === 'shop' ? (['yesterday'] as const) : [])] as const).map((term) => (
              <li key={term}>{t(`quality.terms.${term}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </Frame>
  )
}

function spanOf({ from, to, items, leftOut, hub }: QualityReport, t: TFunction, language: string): string {
  return [
    t('quality.span', { from: day(from), to: day(Math.max(Date.parse(from), Date.parse(to) - 1)) }),
    t('quality.sites', { count: items.length + leftOut }),
    ...(hub.times > 0 ? [t('quality.hubDown', { count: hub.times, time: took(hub.down, t, language) })] : []),
  ].join(' · ')
}

import '../look/page.css'
import '../incident/texts.ts'
import './texts.ts'
import './history.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../look/trouble.tsx'
import { isoDay } from '../time/format.ts'
import { hubNow } from '../time/server-clock.ts'
import { FilterBar } from './filter-bar.tsx'
import { queryOf, useFilters } from './filters.ts'
import { Inside } from './inside.tsx'
import { PastRow } from './past-row.tsx'
import { isBackwards } from './period.ts'
import { pastIncidents } from './queries.ts'
import { useSettled } from './use-settled.ts'

const COLUMNS = ['openedAt', 'site', 'kind', 'acknowledged', 'onScene', 'who', 'result', 'files'] as const

export function HistoryPage() {
  const { t } = useTranslation()
  const [filters, change, clear] = useFilters()
  const query = useSettled(queryOf(filters, isoDay(hubNow())))
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    ...pastIncidents(query),
    enabled: filters.period !== 'own' || !isBackwards(filters.own),
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  useEffect(() => {
    document.title = `${t('history.title')} — ${t('brand')}`
  }, [t])
  const count = rows?.length ?? 0
  return (
    <main className="past">
      <header className="past-head">
        <div>
          <h1>{t('history.title')}</h1>
          <p>{t('history.lead')}</p>
        </div>
        <Inside page="reports" className="past-link">
          {t('history.toReports')}
        </Inside>
      </header>
      <FilterBar filters={filters} onChange={change} onClear={clear} />
      <Trouble error={error} />
      {data?.pages.some(({ partial }) => partial) && (
        <p className="trouble" role="alert">
          {t('history.partial')}
        </p>
      )}
      <p className="past-count" role="status">
        {!rows ? !error && t('common.loading') : count > 0 && t(hasNextPage ? 'history.shown' : 'history.all', { count })}
      </p>
      {rows && count === 0 && (
        <section className="past-none">
          <h2>{t('history.none')}</h2>
          <p>{t('history.noneLead')}</p>
        </section>
      )}
      {rows && count > 0 && (
        <div className="past-sheet" data-busy={isFetching || undefined}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`history.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((view) => (
                <PastRow key={view.id} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button type="button" className="past-more" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {isFetching ? t('common.loading') : t('history.more')}
        </button>
      )}
    </main>
  )
}

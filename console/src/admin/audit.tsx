import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../hub/contract/office.ts'
import { API, call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { List } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { clockTime, day } from '../time/format.ts'
import { AuditFilter, type AuditWanted, EVERYTHING, queryOf } from './audit-filter.tsx'
import { auditSentence } from './audit-words.ts'
import { PageHead } from './page-head.tsx'

/** Who did what, when: the newest first, in sentences, older ones as they are asked for. */
export function Audit() {
  const { t, i18n } = useTranslation()
  const [wanted, setWanted] = useState<AuditWanted>(() => ({
    ...EVERYTHING,
    person: new URLSearchParams(location.search).get('person') ?? '',
  }))
  const [asked] = useDebouncedValue(wanted, 250)
  const people = useQuery(queries.people).data ?? []
  const query = queryOf(asked)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) =>
      call<List<AuditEntry>>('GET', `/audit?limit=50${query && `&${query}`}${pageParam && `&before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const days = byDay(data?.pages.flatMap(({ items }) => items) ?? [])
  return (
    <>
      <PageHead title={t('admin.tabs.audit')} lead={t('audit.lead')}>
        <a className="button-like" href={`${API}/audit/export?lang=${i18n.language}${query && `&${query}`}`} download>
          {t('audit.export')}
        </a>
      </PageHead>
      <AuditFilter wanted={wanted} onChange={setWanted} people={people} />
      <Trouble error={error} />
      {isPending && <p role="status">{t('common.loading')}</p>}
      {data && days.length === 0 && <p role="status">{t('audit.none')}</p>}
      {days.map(({ day: name, entries }) => (
        <section key={name} className="record" aria-label={name}>
          <h2>{name}</h2>
          <ol>
            {entries.map((entry) => (
              <li key={entry.id}>
                <time dateTime={entry.at}>{clockTime(entry.at)}</time>
                <span>{auditSentence(entry, t)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <Button variant="default" size="lg" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
      {data && !hasNextPage && days.length > 0 && <p>{t('audit.end')}</p>}
    </>
  )
}

function byDay(entries: readonly AuditEntry[]): { day: string; entries: AuditEntry[] }[] {
  const days: { day: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const name = day(entry.at)
    const last = days.at(-1)
    if (last?.day === name) last.entries.push(entry)
    else days.push({ day: name, entries: [entry] })
  }
  return days
}

import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonState } from '../../../hub/contract/views.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView, List } from '../api/types.ts'
import { useFeed } from '../feed/feed.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Choice } from './choice.tsx'
import { Battery, Heard, StateWords, signalWords } from './device-words.tsx'
import { Link } from './link.tsx'
import { NewButtonForm } from './new-button-form.tsx'
import { Table } from './table.tsx'

const PAGE = 50
type Filter = '' | ButtonState | 'low' | 'overdue'

/** Searched, narrowed and paged by the hub: the page stays as quick with ten thousand buttons as with ten. */
export function ButtonsList() {
  const { t } = useTranslation()
  const now = useNow()
  const counts = useFeed().supervision?.counts
  const sites = useQuery(queries.sites).data
  const rota = useQuery(queries.rotaCounts).data
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<Filter>(() => (new URLSearchParams(location.search).get('state') ?? '') as Filter)
  /** Cursors of the pages before this one, the last being of this. */
  const [pages, setPages] = useState<readonly string[]>([])
  const [adding, setAdding] = useState(false)
  const [q] = useDebouncedValue(typed.trim(), 250)
  const query = new URLSearchParams({ limit: String(PAGE) })
  const before = pages.at(-1)
  if (before) query.set('before', before)
  if (q) query.set('q', q)
  if (filter === 'low') query.set('lowBattery', 'true')
  else if (filter === 'overdue') query.set('overdue', 'true')
  else if (filter) query.set('state', filter)
  const { data, error } = useQuery({
    queryKey: [...queries.buttons.queryKey, 'page', query.toString()],
    queryFn: () => call<List<ButtonView>>('GET', `/buttons?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
  const narrow = (change: () => void) => {
    setPages([])
    change()
  }
  const siteOf = (id: string) => sites?.find((site) => site.id === id)
  const count = (state: ButtonState, n: number | undefined) => ({
    value: state,
    words: n === undefined ? t(`buttonState.${state}`) : t('devices.withState', { state: t(`buttonState.${state}`), n }),
  })
  const next = data?.next
  return (
    <>
      <div className="tools">
        <input
          type="search"
          aria-label={t('devices.search')}
          placeholder={t('devices.search')}
          value={typed}
          onChange={(event) => narrow(() => setTyped(event.target.value))}
        />
        <Choice<Filter>
          label={t('devices.filter')}
          value={filter}
          onChange={(value) => narrow(() => setFilter(value))}
          options={[
            { value: '', words: t('devices.all', { n: counts?.total ?? '…' }) },
            count('online', counts?.online),
            count('disconnected', counts?.disconnected),
            count('offline', counts?.offline),
            count('never-heard', counts?.neverHeard),
            { value: 'low', words: t('devices.lowBattery', { n: counts?.lowBattery ?? '…' }) },
            { value: 'overdue', words: t('devices.overdue', { n: rota?.buttons.overdue ?? '…' }) },
            count('retired', undefined),
          ]}
        />
        <span className="bar-space" />
        <Button size="md" onClick={() => setAdding(true)}>
          {t('devices.newButton')}
        </Button>
      </div>
      <Trouble error={error} />
      {data?.items.length === 0 && <p role="status">{t('devices.none')}</p>}
      <Table
        rows={data?.items ?? []}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('devices.site'),
            cell: ({ site }) => {
              const known = siteOf(site)
              return known ? `${known.code} · ${known.name}` : site
            },
          },
          { head: t('devices.label'), cell: ({ id, label }) => <Link to={`/admin/devices/${id}`}>{label}</Link> },
          { head: t('devices.state'), cell: ({ state }) => <StateWords state={state} />, short: true },
          { head: t('devices.lastHeard'), cell: ({ lastHeardAt }) => <Heard at={lastHeardAt} />, short: true },
          {
            head: t('devices.proven'),
            cell: ({ lastPressAt, state, rota: test }) =>
              lastPressAt ? (
                <span data-tone={test === 'overdue' ? 'waits' : undefined}>
                  {timeOrDay(lastPressAt, now)}
                  {test === 'overdue' && <small>{t('devices.isOverdue')}</small>}
                </span>
              ) : (
                <span data-tone={state === 'retired' ? undefined : 'waits'}>{t('devices.never')}</span>
              ),
          },
          { head: t('devices.battery'), cell: ({ battery, replaceBy }) => <Battery percent={battery} replaceBy={replaceBy} /> },
          { head: t('devices.signal'), cell: ({ rssi }) => (rssi === undefined ? '–' : signalWords(rssi, t)) },
        ]}
      />
      {(next || pages.length > 0) && (
        <nav className="pages" aria-label={t('devices.page', { n: pages.length + 1 })}>
          <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            {t('devices.previous')}
          </Button>
          <span role="status">{t('devices.page', { n: pages.length + 1 })}</span>
          <Button variant="default" disabled={!next} onClick={() => next && setPages([...pages, next])}>
            {t('devices.next')}
          </Button>
        </nav>
      )}
      {adding && <NewButtonForm sites={sites ?? []} onClose={() => setAdding(false)} />}
    </>
  )
}

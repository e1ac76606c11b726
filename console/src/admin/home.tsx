import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BellView } from '../../../hub/contract/office.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { useNow } from '../time/use-now.ts'
import { alive, watchedHubs } from '../watched/queries.ts'
import { Link } from './link.tsx'
import { needsOf } from './needs.ts'
import { PageHead } from './page-head.tsx'

/** Of a province with hundreds of stations the bells are looked at on their own pages. */
const BELLS = 20

export function Home() {
  const { t } = useTranslation()
  const now = useNow()
  const health = useQuery(queries.health)
  const sites = useQuery(queries.sites)
  const people = useQuery(queries.people)
  const backup = useQuery(queries.backupState)
  const backupPlan = useQuery(queries.backupPlan)
  const rota = useQuery(queries.rotaCounts)
  const gateways = useQuery(queries.gateways)
  const aliveTo = useQuery(alive)
  const watched = useQuery(watchedHubs)
  const settings = useQuery(queries.settings)
  const hub = useQuery({ ...queries.hubDetails, refetchInterval: false })
  const stations = useQuery(queries.stations).data ?? []
  const asked = stations.length > BELLS ? [] : stations
  const bells = useQueries({
    queries: asked.map(({ id }) => ({ queryKey: ['bell', id], queryFn: () => call<BellView>('GET', `/stations/${id}/bell`) })),
  })
  const { supervision } = useFeed()
  const needs = needsOf(
    {
      now,
      health: health.data,
      supervision,
      rota: rota.data,
      sites: sites.data,
      gateways: gateways.data,
      people: people.data,
      settings: settings.data,
      publicUrl: hub.data?.publicUrl,
      isPlainHttp: !isSecureContext,
      backup: backup.data,
      backupPlan: backupPlan.data,
      alive: aliveTo.data,
      watchedHubs: watched.data,
      bells: asked.map((station, at) => ({ station, bell: bells[at]?.data })),
    },
    t,
  )
  const isKnown = [health, sites, people, backup, backupPlan].every(({ isPending }) => !isPending) && supervision !== null
  return (
    <>
      <PageHead title={t('admin.tabs.home')} lead={t('admin.home.lead')} />
      {!isKnown && <p role="status">{t('common.loading')}</p>}
      {isKnown && needs.length === 0 && (
        <p className="verdict" data-tone="proof" role="status">
          {t('admin.home.nothing')}
        </p>
      )}
      <ul className="needs">
        {needs.map(({ key, words, to, isGrave }) => (
          <li key={key} data-grave={isGrave || undefined}>
            <span>{words}</span>
            <Link to={to} aria-label={`${t('admin.home.open')}: ${words}`}>
              {t('admin.home.open')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

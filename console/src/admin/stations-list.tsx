import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../hub/contract/resources.ts'
import * as queries from '../api/queries.ts'
import { StationsMap } from '../map/stations-map.tsx'
import { goTo } from '../path.ts'
import { Card } from './card.tsx'
import { Link } from './link.tsx'
import { Listing } from './listing.tsx'
import { PageHead } from './page-head.tsx'

export function StationsList() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.stations)
  const sites = useQuery(queries.sites).data
  const nameOf = (id: string) => data?.find((station) => station.id === id)?.name ?? id
  const watched = ({ id }: Station) => sites?.filter((site) => site.station === id).length ?? 0
  return (
    <>
      <PageHead title={t('admin.tabs.stations')} lead={t('stations.lead')} />
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={({ name, phone }) => `${name} ${phone ?? ''}`}
        add={{ words: t('stations.add'), open: () => goTo('/admin/stations/new') }}
        columns={[
          { head: t('stations.name'), cell: ({ id, name }) => <Link to={`/admin/stations/${id}`}>{name}</Link> },
          { head: t('stations.level'), cell: ({ level }) => t(`level.${level}`), short: true },
          { head: t('stations.phone'), cell: ({ phone }) => phone ?? '–', short: true },
          { head: t('stations.parent'), cell: ({ parent }) => (parent ? nameOf(parent) : '–') },
          { head: t('admin.tabs.sites'), cell: (station) => watched(station), short: true },
          {
            head: t('admin.neighbours'),
            cell: ({ neighbours = [] }) => neighbours.map((id, n) => `${n + 1}. ${nameOf(id)}`).join(', ') || '–',
          },
        ]}
      />
      {data && data.length > 0 && (
        <Card title={t('stations.map')} lead={t('stations.mapLead')}>
          <div className="map-box">
            <StationsMap stations={data} sites={sites ?? []} order={[]} focus={null} onPick={(id) => goTo(`/admin/stations/${id}`)} />
          </div>
        </Card>
      )}
    </>
  )
}

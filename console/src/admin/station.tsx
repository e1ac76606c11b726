import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station, StationPatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { StationsMap } from '../map/stations-map.tsx'
import { goTo } from '../path.ts'
import { BellListens } from './bell-listens.tsx'
import { BellTest } from './bell-test.tsx'
import { Card } from './card.tsx'
import { CoResponders } from './co-responders.tsx'
import { NeighbourOrder } from './neighbour-order.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { PageHead } from './page-head.tsx'
import { Relay } from './relay.tsx'
import { Staffed } from './staffed.tsx'
import { StationEdit } from './station-edit.tsx'
import { useChange } from './use-change.ts'

export function StationPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: stations, isPending } = useQuery(queries.stations)
  const sites = useQuery(queries.sites).data ?? []
  const station = stations?.find((each) => each.id === id)
  if (isPending) return <PageHead title={t('admin.tabs.stations')} />
  return station ? <Loaded station={station} stations={stations ?? []} sites={sites} /> : <NoSuchPage />
}

type Props = { station: Station; stations: readonly Station[]; sites: Parameters<typeof CoResponders>[0]['sites'] }

function Loaded({ station, stations, sites }: Props) {
  const { t } = useTranslation()
  /** Shown on the map while it is being arranged, before it is saved. */
  const [order, setOrder] = useState<readonly string[]>(station.neighbours ?? [])
  const save = useChange((patch: StationPatch) => call('PATCH', `/stations/${station.id}`, patch), queries.stations.queryKey)
  return (
    <>
      <PageHead title={station.name} lead={t(`level.${station.level}`)} back={{ to: '/admin/stations', words: t('stations.back') }} />
      <div className="cards">
        <Card title={t('stations.bell')} lead={t('stations.bellLead')}>
          <BellTest station={station.id}>
            <BellListens station={station.id} />
          </BellTest>
        </Card>
        <NeighbourOrder
          station={station}
          stations={stations}
          order={order}
          onChange={(next) => {
            setOrder(next)
            save.mutate({ neighbours: [...next] as Station['id'][] })
          }}
          saved={save.isSuccess}
          error={save.error}
        />
        <Card title={t('stations.map')} lead={t('stations.mapLead')}>
          <div className="map-box">
            <StationsMap
              stations={stations}
              sites={sites}
              order={order}
              focus={station.id}
              onPick={(id) => goTo(`/admin/stations/${id}`)}
            />
          </div>
        </Card>
        <CoResponders station={station} sites={sites} />
        <StationEdit station={station} stations={stations} />
        <Staffed station={station} />
        <Relay station={station} />
      </div>
    </>
  )
}

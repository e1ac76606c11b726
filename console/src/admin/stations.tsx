import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { Listing } from './listing.tsx'
import { NewStationForm } from './new-station-form.tsx'
import { PageHead } from './page-head.tsx'

export function Stations() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.stations)
  const [adding, setAdding] = useState(false)
  const nameOf = (id: string) => data?.find((station) => station.id === id)?.name ?? id
  return (
    <>
      <PageHead title={t('admin.tabs.stations')} />
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={({ name, phone }) => `${name} ${phone ?? ''}`}
        add={{ words: t('admin.newStation'), open: () => setAdding(true) }}
        columns={[
          { head: t('admin.name'), cell: ({ name }) => <b>{name}</b> },
          { head: t('admin.level'), cell: ({ level }) => t(`level.${level}`) },
          { head: t('admin.phone'), cell: ({ phone }) => phone ?? '–' },
          { head: t('admin.parent'), cell: ({ parent }) => (parent ? nameOf(parent) : '–') },
          { head: t('admin.neighbours'), cell: ({ neighbours = [] }) => neighbours.map(nameOf).join(', ') || '–' },
          { head: t('admin.coordinates'), cell: ({ location }) => `${location.lat.toFixed(5)}, ${location.lon.toFixed(5)}` },
        ]}
      />
      {adding && <NewStationForm stations={data ?? []} onClose={() => setAdding(false)} />}
    </>
  )
}

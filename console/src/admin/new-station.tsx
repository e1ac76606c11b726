import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location, NewStation, Station } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { PageHead } from './page-head.tsx'
import { type StationDraft, StationFields } from './station-fields.tsx'
import { useChange } from './use-change.ts'

const EMPTY: StationDraft = { name: '', level: 'commune', parent: '', phone: '', location: null }

export function NewStationPage() {
  const { t } = useTranslation()
  const stations = useQuery(queries.stations).data ?? []
  const [draft, setDraft] = useState(EMPTY)
  const [isPlaceMissing, setPlaceMissing] = useState(false)
  const add = useChange((station: NewStation) => call<Station>('POST', '/stations', station), queries.stations.queryKey)
  const submit = (location: Location) =>
    add.mutate(
      {
        name: draft.name.trim(),
        level: draft.level,
        location,
        ...(draft.parent && { parent: draft.parent as Station['id'] }),
        ...(draft.phone.trim() && { phone: draft.phone.trim() }),
      },
      { onSuccess: ({ id }) => goTo(`/admin/stations/${id}`) },
    )
  return (
    <>
      <PageHead title={t('stations.newTitle')} back={{ to: '/admin/stations', words: t('stations.back') }} />
      <form
        className="card form"
        onSubmit={(event) => {
          event.preventDefault()
          setPlaceMissing(draft.location === null)
          if (draft.location) submit(draft.location)
        }}
      >
        <StationFields draft={draft} onChange={setDraft} stations={stations} own={null} />
        {isPlaceMissing && !draft.location && (
          <p className="trouble" role="alert">
            {t('stations.placeMissing')}
          </p>
        )}
        <Trouble error={add.error} />
        <Button type="submit" size="lg" loading={add.isPending}>
          {t('stations.add')}
        </Button>
      </form>
    </>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station, StationPatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { Saved } from './saved.tsx'
import { type StationDraft, StationFields } from './station-fields.tsx'
import { useChange } from './use-change.ts'

export function StationEdit({ station, stations }: { station: Station; stations: readonly Station[] }) {
  const { t } = useTranslation()
  const { name, level, parent = '', phone = '', location } = station
  const [draft, setDraft] = useState<StationDraft>({ name, level, parent, phone, location })
  const save = useChange((patch: StationPatch) => call('PATCH', `/stations/${station.id}`, patch), queries.stations.queryKey)
  return (
    <Card title={t('stations.details')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({
            name: draft.name.trim(),
            level: draft.level,
            parent: (draft.parent || null) as Station['id'] | null,
            phone: draft.phone.trim() || null,
            location: draft.location ?? location,
          })
        }}
      >
        <StationFields draft={draft} onChange={setDraft} stations={stations} own={station.id} />
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" loading={save.isPending}>
            {t('admin.save')}
          </Button>
          <Saved show={save.isSuccess} words={t('admin.saved')} />
        </div>
      </form>
    </Card>
  )
}

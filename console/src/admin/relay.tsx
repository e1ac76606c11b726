import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station, StationPatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'

/** A relay that listens to a topic of its own; most stations have none. */
export function Relay({ station }: { station: Station }) {
  const { t } = useTranslation()
  const [bell, setBell] = useState(station.bell ?? { topic: '', on: '', off: '' })
  const save = useChange((patch: StationPatch) => call('PATCH', `/stations/${station.id}`, patch), queries.stations.queryKey)
  const filled = Object.values(bell).filter(Boolean).length
  const field = (name: keyof typeof bell, label: string) => (
    <TextInput
      label={label}
      value={bell[name]}
      maxLength={256}
      autoComplete="off"
      onChange={(event) => setBell({ ...bell, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Card title={t('stations.relay')} lead={t('stations.relayLead')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (filled !== 1 && filled !== 2) save.mutate({ bell: filled === 0 ? null : bell })
        }}
      >
        {field('topic', t('stations.relayTopic'))}
        {field('on', t('stations.relayOn'))}
        {field('off', t('stations.relayOff'))}
        {(filled === 1 || filled === 2) && <p className="trouble">{t('stations.relayHalf')}</p>}
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" variant="default" loading={save.isPending} disabled={filled === 1 || filled === 2}>
            {t('admin.save')}
          </Button>
          <Saved show={save.isSuccess} words={t('admin.saved')} />
        </div>
      </form>
    </Card>
  )
}

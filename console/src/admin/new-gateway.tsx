import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gateway, MqttCredentials, NewGateway, SupervisionPreset } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { ShownOnce } from './device-credentials.tsx'
import { IsBell } from './is-bell.tsx'
import { IsModem } from './is-modem.tsx'
import { ModemSteps } from './modem-steps.tsx'
import { PageHead } from './page-head.tsx'
import { PRESETS } from './presets.ts'
import { useChange } from './use-change.ts'

type Made = { gateway: Gateway; mqtt: MqttCredentials }

export function NewGatewayPage() {
  const { t } = useTranslation()
  const stations = useQuery(queries.stations).data ?? []
  const sites = useQuery(queries.sites).data ?? []
  const [label, setLabel] = useState('')
  const [place, setPlace] = useState('')
  const [isBell, setIsBell] = useState(false)
  const [isModem, setIsModem] = useState(false)
  const [supervision, setSupervision] = useState<SupervisionPreset>('90s')
  const add = useChange((gateway: NewGateway) => call<Made>('POST', '/gateways', gateway), queries.gateways.queryKey)
  const chosen = place || (stations[0] ? `station:${stations[0].id}` : '')
  return (
    <>
      <PageHead
        title={t('devices.newGateway')}
        lead={t('devices.newGatewayLead')}
        back={{ to: '/admin/devices/gateways', words: t('devices.gateways') }}
      />
      <form
        className="card form"
        onSubmit={(event) => {
          event.preventDefault()
          const [kind, id] = chosen.split(':')
          add.mutate({
            ...{ label: label.trim(), supervision, ...(kind && { [kind]: id }) },
            ...(isBell && kind === 'station' && { bell: true }),
            ...(isModem && { modem: true }),
          })
        }}
      >
        <TextInput
          label={t('devices.label')}
          required
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('devices.placedAt')}
          value={chosen}
          onChange={(event) => setPlace(event.currentTarget.value)}
          data={[
            { group: t('devices.station'), items: stations.map(({ id, name }) => ({ value: `station:${id}`, label: name })) },
            { group: t('devices.site'), items: sites.map(({ id, code, name }) => ({ value: `site:${id}`, label: `${code} · ${name}` })) },
          ]}
        />
        {chosen.startsWith('station:') && <IsBell checked={isBell} onChange={setIsBell} />}
        <IsModem checked={isModem} onChange={setIsModem} />
        {isModem && <ModemSteps />}
        <NativeSelect
          label={t('devices.supervision')}
          value={supervision}
          data={PRESETS.map((preset) => ({ value: preset, label: t(`devices.preset.${preset}`) }))}
          onChange={(event) => setSupervision(event.currentTarget.value as SupervisionPreset)}
        />
        <Trouble error={add.error} />
        <Button type="submit" size="lg" loading={add.isPending}>
          {t('devices.newGateway')}
        </Button>
      </form>
      {add.data && (
        <ShownOnce
          label={add.data.gateway.label}
          mqtt={add.data.mqtt}
          onClose={() => goTo(`/admin/devices/gateways/${add.data.gateway.id}`)}
        />
      )}
    </>
  )
}

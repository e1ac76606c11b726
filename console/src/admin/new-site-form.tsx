import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewSite, Site, SiteKind, Station } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { readCoordinates } from './coordinates.ts'
import { type Fields, Form } from './form.tsx'

const KINDS: readonly SiteKind[] = ['gold-shop', 'bank', 'credit-fund', 'other']

export function NewSiteForm({ stations, onClose }: { stations: readonly Station[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [badPlace, setBadPlace] = useState(false)
  const add = useMutation({
    mutationFn: (site: NewSite) => call<Site>('POST', '/sites', site),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.sites.queryKey })
      onClose()
    },
  })
  const submit = (field: Fields) => {
    const location = readCoordinates(field('coordinates') ?? '')
    setBadPlace(!location)
    if (location) add.mutate(siteOf(field, location))
  }
  return (
    <Form title={t('admin.newSite')} busy={add.isPending} error={add.error} onClose={onClose} onSubmit={submit}>
      <TextInput name="name" label={t('admin.name')} required maxLength={160} data-autofocus />
      <NativeSelect name="kind" label={t('admin.kind')} data={KINDS.map((kind) => ({ value: kind, label: t(`siteKind.${kind}`) }))} />
      <TextInput name="address" label={t('admin.address')} required maxLength={300} />
      <TextInput
        name="coordinates"
        label={t('admin.coordinates')}
        description={t('admin.coordinatesHint')}
        required
        error={badPlace && t('admin.coordinatesWrong')}
      />
      <TextInput name="code" label={t('admin.code')} description={t('admin.codeHint')} pattern="\S{1,12}" maxLength={12} />
      <NativeSelect
        name="station"
        label={t('admin.station')}
        data={[{ value: '', label: t('admin.stationNearest') }, ...stations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextInput name="contactName" label={t('admin.contactName')} maxLength={120} />
      <TextInput name="contactPhone" label={t('admin.contactPhone')} type="tel" maxLength={40} />
      <TextInput name="contactRole" label={t('admin.contactRole')} maxLength={80} />
      <TextInput name="contactChallenge" label={t('admin.contactChallenge')} maxLength={80} />
      <Textarea name="notes" label={t('admin.notes')} rows={2} maxLength={2000} />
    </Form>
  )
}

function siteOf(field: Fields, location: NewSite['location']): NewSite {
  const [code, station, notes, phone, challenge] = ['code', 'station', 'notes', 'contactPhone', 'contactChallenge'].map(field)
  const name = field('contactName')
  return {
    name: field('name') ?? '',
    kind: (field('kind') ?? 'other') as SiteKind,
    address: field('address') ?? '',
    location,
    contacts: phone
      ? [{ name: name ?? phone, phone, role: field('contactRole') ?? '—', where: 'outside', ...(challenge ? { challenge } : {}) }]
      : [],
    ...(code ? { code } : {}),
    ...(station ? { station: station as Station['id'] } : {}),
    ...(notes ? { notes } : {}),
  }
}

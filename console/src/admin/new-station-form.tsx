import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewStation, Station, StationLevel } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { PlacePicker } from '../map/place-picker.tsx'
import { placeWords } from '../map/place-words.ts'
import { readCoordinates } from './coordinates.ts'
import { type Fields, Form } from './form.tsx'

const LEVELS: readonly StationLevel[] = ['commune', 'district', 'province']

export function NewStationForm({ stations, onClose }: { stations: readonly Station[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [badPlace, setBadPlace] = useState(false)
  const [coordinates, setCoordinates] = useState('')
  const add = useMutation({
    mutationFn: (station: NewStation) => call<Station>('POST', '/stations', station),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.stations.queryKey })
      onClose()
    },
  })
  const submit = (field: Fields) => {
    const location = readCoordinates(field('coordinates') ?? '')
    setBadPlace(!location)
    if (!location) return
    const parent = field('parent')
    const phone = field('phone')
    add.mutate({
      name: field('name') ?? '',
      level: (field('level') ?? 'commune') as StationLevel,
      location,
      ...(parent ? { parent: parent as Station['id'] } : {}),
      ...(phone ? { phone } : {}),
    })
  }
  return (
    <Form title={t('admin.newStation')} busy={add.isPending} error={add.error} onClose={onClose} onSubmit={submit}>
      <TextInput name="name" label={t('admin.name')} required maxLength={120} data-autofocus />
      <NativeSelect name="level" label={t('admin.level')} data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))} />
      <TextInput name="phone" label={t('admin.phone')} type="tel" maxLength={40} />
      <TextInput
        name="coordinates"
        label={t('admin.coordinates')}
        description={t('admin.coordinatesHint')}
        required
        value={coordinates}
        onChange={(event) => setCoordinates(event.currentTarget.value)}
        error={badPlace && t('admin.coordinatesWrong')}
      />
      <PlacePicker
        label={t('admin.coordinates')}
        value={readCoordinates(coordinates)}
        onChange={(place) => setCoordinates(placeWords(place))}
        stations={stations}
      />
      <NativeSelect
        name="parent"
        label={t('admin.parent')}
        data={[{ value: '', label: '–' }, ...stations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Form>
  )
}

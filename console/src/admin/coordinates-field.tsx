import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { placeWords } from '../map/place-words.ts'
import { readCoordinates } from './coordinates.ts'

/** The place as two numbers, for who has them from a phone or a paper; what is chosen on the map stands here too. */
export function CoordinatesField({ value, onChange }: { value: Location | null; onChange: (place: Location | null) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const read = readCoordinates(typed)
  // What was typed stays as it was typed for as long as it means this place.
  const means = read && value && read.lat === value.lat && read.lon === value.lon
  return (
    <TextInput
      label={t('admin.coordinates')}
      description={t('admin.coordinatesHint')}
      value={value && !means ? placeWords(value) : typed}
      error={!value && typed.trim() !== '' && t('admin.coordinatesWrong')}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(readCoordinates(event.currentTarget.value))
      }}
    />
  )
}

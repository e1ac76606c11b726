import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../hub/contract/onboarding.ts'
import { ApiError } from '../api/api-error.ts'
import * as listed from '../api/queries.ts'
import { whyOf, whyText } from '../import/fault-text.ts'
import { PlacePicker } from '../map/place-picker.tsx'
import { distanceText } from './distance-text.ts'
import * as queries from './queries.ts'

/** Coordinates or a map link, as somebody pasted it; the hub reads it, and the page says at once what it read. */
export function PlaceField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const [settled] = useDebouncedValue(value.trim(), 300)
  // while the next one is read the map stays where it is
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.suggestion(settled ? { place: settled } : {}),
    placeholderData: (before: Suggestion | undefined) => before,
  })
  const stations = useQuery(listed.stations).data ?? []
  const isRead = settled !== '' && settled === value.trim() && !isPlaceholderData
  return (
    <div>
      <TextInput
        label={t('onboarding.place')}
        description={t('onboarding.placeHint')}
        required
        maxLength={2000}
        value={value}
        error={isRead && error instanceof ApiError && (whyOf(error) ? whyText(whyOf(error), t) : null)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p role="status" className="road-read">
        {isRead && data?.location && <ReadPlace {...data} />}
      </p>
      <PlacePicker
        value={error ? null : (data?.location ?? null)}
        onChange={({ lat, lon }) => onChange(`${lat.toFixed(6)}, ${lon.toFixed(6)}`)}
        stations={stations}
        label={t('onboarding.placeOnMap')}
      />
    </div>
  )
}

function ReadPlace({ location, stations }: Suggestion) {
  const { t } = useTranslation()
  const nearest = stations.find(({ level }) => level === 'commune') ?? stations[0]
  return (
    <>
      {t('onboarding.placeRead', { lat: location?.lat.toFixed(5), lon: location?.lon.toFixed(5) })}{' '}
      {nearest && t('onboarding.placeNearest', { station: nearest.name, distance: distanceText(nearest.distance, t) })}
    </>
  )
}

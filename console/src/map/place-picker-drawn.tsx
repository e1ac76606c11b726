import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { nearest } from './distance.ts'
import { DragPin } from './drag-pin.tsx'
import { way } from './drawing.ts'
import { MapFrame } from './map-frame.tsx'
import { NearestStations } from './nearest-stations.tsx'
import { Pin } from './pin.tsx'
import { placeWords, roundedPlace } from './place-words.ts'
import type { PlacePickerProps } from './props.ts'
import { PutInTheMiddle } from './put-in-the-middle.tsx'
import { ringsAround } from './rings.ts'
import { StationPin } from './station-pin.tsx'

export function PlacePickerDrawn({ value, onChange, stations, label }: PlacePickerProps) {
  const { t, i18n } = useTranslation()
  /** Chosen here, so not a reason to look elsewhere. */
  const [own, setOwn] = useState<Location | null>(null)
  const choose = (place: Location) => {
    const chosen = roundedPlace(place)
    setOwn(chosen)
    onChange(chosen)
  }
  const near = useMemo(() => (value ? nearest(stations, value) : []), [stations, value])
  const [closest] = near
  const drawing = useMemo(() => (value && closest ? [way(closest.thing.location, value)] : []), [value, closest])
  const rings = useMemo(
    () =>
      stations
        .filter(({ level }) => level === 'commune')
        .slice(0, 1)
        .flatMap((station) => ringsAround(station.location, t, i18n.language)),
    [stations, t, i18n.language],
  )
  const typed = value && !(own && own.lat === value.lat && own.lon === value.lon) ? value : null
  const frame = useMemo(
    () =>
      typed
        ? { key: placeWords(typed), points: [typed] }
        : { key: own ? 'own' : 'stations', points: own ? [own] : stations.map(({ location }) => location) },
    [typed, own, stations],
  )
  return (
    <div className="place-picker">
      <p>{value ? t('map.picker.move') : t('map.picker.put')}</p>
      <div className="place-picker-map">
        <MapFrame
          label={label}
          frame={frame}
          drawing={drawing}
          rings={rings}
          onPoint={choose}
          words={<p>{value ? t('map.picker.place', { place: placeWords(value) }) : t('map.picker.none')}</p>}
          beside={<NearestStations near={near} />}
        >
          {stations.map((station) => (
            <Pin key={station.id} at={station.location} rank={station.id === closest?.thing.id ? 2 : 1}>
              <StationPin words={station.name} strong={station.id === closest?.thing.id} />
            </Pin>
          ))}
          {value ? <DragPin at={value} label={label} onMove={choose} /> : <PutInTheMiddle onPut={choose} />}
        </MapFrame>
      </div>
      <p role="status">{value ? t('map.picker.place', { place: placeWords(value) }) : t('map.picker.none')}</p>
    </div>
  )
}

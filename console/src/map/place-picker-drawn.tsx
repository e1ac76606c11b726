import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { nearest } from './distance.ts'
import { DragPin } from './drag-pin.tsx'
import { pin, way } from './drawing.ts'
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
  const communes = useMemo(() => stations.filter(({ level }) => level === 'commune'), [stations])
  const rings = useMemo(
    () => communes.slice(0, 1).flatMap(({ location }) => ringsAround(location, t, i18n.language)),
    [communes, t, i18n.language],
  )
  /** What was chosen here is in sight already; what was typed or comes from elsewhere must be looked for. */
  const [own, setOwn] = useState<string | null>(null)
  const words = value && placeWords(value)
  const [looked, setLooked] = useState(words ?? '')
  if (words !== null && words !== own && words !== looked) setLooked(words)
  const key = looked || `stations ${stations.length}`
  const choose = (place: Location) => {
    const chosen = roundedPlace(place)
    setOwn(placeWords(chosen))
    setLooked(key)
    onChange(chosen)
  }
  const near = useMemo(() => (value ? nearest(stations, value) : []), [stations, value])
  const [closest] = near
  const drawing = useMemo(
    () => [...(value && closest ? [way(closest.thing.location, value)] : []), ...stations.map(({ location, name }) => pin(location, name))],
    [value, closest, stations],
  )
  const frame = useMemo(() => ({ key, points: value ? [value] : communes.map(({ location }) => location) }), [key, value, communes])
  return (
    <div className="place-picker">
      <p>{value ? t('map.picker.move') : t('map.picker.put')}</p>
      <div className="place-picker-map">
        <MapFrame
          label={label}
          frame={frame}
          drawing={drawing}
          rings={rings}
          again={t(value ? 'map.picker.toPin' : 'map.whole')}
          onPoint={choose}
          words={<p>{value ? t('map.picker.place', { place: placeWords(value) }) : t('map.picker.none')}</p>}
          near={<NearestStations near={near} />}
        >
          {stations.map((station) => (
            <Pin key={station.id} at={station.location} rank={station.id === closest?.thing.id ? 2 : 1}>
              <StationPin name={station.name} strong={station.id === closest?.thing.id} />
            </Pin>
          ))}
          {value ? <DragPin at={value} label={label} onMove={choose} /> : <PutInTheMiddle onPut={choose} />}
        </MapFrame>
      </div>
      <p role="status">{value ? t('map.picker.place', { place: placeWords(value) }) : t('map.picker.none')}</p>
    </div>
  )
}

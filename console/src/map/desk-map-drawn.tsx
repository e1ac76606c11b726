import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../hub/contract/resources.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { distance } from '../incident/words.ts'
import { DeskLegend } from './desk-legend.tsx'
import { type DeskScene, deskScene, type SeenSite } from './desk-scene.ts'
import { DeskWords } from './desk-words.tsx'
import { metresBetween, placeAt } from './distance.ts'
import { darkStreet, dot, pin, way } from './drawing.ts'
import { MapFrame } from './map-frame.tsx'
import { NearestStations } from './nearest-stations.tsx'
import { Peek } from './peek.tsx'
import { Pin } from './pin.tsx'
import type { DeskMapProps } from './props.ts'
import { ringsAround } from './rings.ts'
import { SitePin } from './site-pin.tsx'
import { StationPin } from './station-pin.tsx'

const NO_SITES: readonly never[] = []
/** A station further than this from what rings is told of in the list and does not make the picture smaller. */
const IN_THE_PICTURE_M = 4_000

export function DeskMapDrawn({ selected, onSelect, street }: DeskMapProps) {
  const { t, i18n } = useTranslation()
  const { incidents, supervision, duty } = useFeed()
  const { data: sites = NO_SITES } = useQuery(queries.sites)
  const { data: stations = NO_SITES } = useQuery(queries.stations)
  const [peeked, setPeeked] = useState<string | null>(null)
  const post = duty?.station?.id ?? duty?.stations[0]?.station.id
  const scene = useMemo(
    () => deskScene({ incidents: [...incidents.values()].map(({ view }) => view), supervision, sites, stations, selected, post }),
    [incidents, supervision, sites, stations, selected, post],
  )
  const { home } = scene
  const place = selected?.site.location
  const drawing = useMemo(
    () => [
      ...scene.streets.flatMap(({ centre, metres, count }) => darkStreet(centre, metres, t('map.dark.circle', { count }))),
      ...(place && home ? [way(home.location, place)] : []),
      ...scene.sites.flatMap(({ id, name, location, state }) =>
        state === 'normal' || state === 'offline' ? [dot(location, id, name, state)] : [pin(location, name)],
      ),
      ...stations.map(({ location, name }) => pin(location, name)),
    ],
    [scene, stations, place, home, t],
  )
  const rings = useMemo(() => (home ? ringsAround(home.location, t, i18n.language) : []), [home, t, i18n.language])
  const frame = useMemo(() => frameOf(scene, selected, street), [scene, selected, street])
  const alive = scene.sites.filter(({ state }) => state === 'ringing' || state === 'in-hand')
  const peek = scene.sites.find(({ id }) => id === peeked)
  const farness = ({ location }: Station) => place && distance(metresBetween(location, place), t, i18n.language)

  return (
    <MapFrame
      label={t('map.label')}
      frame={frame}
      drawing={drawing}
      rings={rings}
      again={selected ? t('map.toIncident') : t('map.whole')}
      onPoint={(_, site) => setPeeked(site)}
      words={<DeskWords scene={scene} selected={selected} />}
      near={selected && <NearestStations near={scene.near} />}
      legend={<DeskLegend sites={scene.sites} />}
    >
      {stations.map((station) => (
        <Pin key={station.id} at={station.location} rank={station.id === home?.id ? 3 : 1}>
          <StationPin name={station.name} far={farness(station)} strong={station.id === home?.id} />
        </Pin>
      ))}
      {alive.map((site) => (
        <Pin key={site.id} at={site.location} rank={site.incident === selected?.id ? 6 : 5}>
          <SitePin site={site} selected={site.incident === selected?.id} onOpen={opener(site, onSelect)} />
        </Pin>
      ))}
      {peek && <Peek site={peek} onClose={() => setPeeked(null)} />}
    </MapFrame>
  )
}

const opener = ({ incident }: SeenSite, onSelect?: (id: string) => void) => (incident && onSelect ? () => onSelect(incident) : null)

function frameOf({ home, near, sites, streets, stations }: DeskScene, selected: IncidentView | null, street?: string) {
  if (selected) {
    const place = selected.site.location
    const close = near.filter(({ metres }) => metres < IN_THE_PICTURE_M).slice(0, 2)
    const alarms = sites.filter(({ state, location }) => state === 'ringing' && metresBetween(location, place) < IN_THE_PICTURE_M)
    const points = [
      place,
      ...(home ? [home.location] : []),
      ...[...alarms, ...close.map(({ thing }) => thing)].map(({ location }) => location),
    ]
    return { key: [selected.id, home?.id, ...alarms.map(({ id }) => id)].join(' '), points }
  }
  const dark = streets.find(({ id }) => id === street)
  if (dark)
    return { key: `street ${dark.id} ${dark.count}`, points: [0, 90, 180, 270].map((turn) => placeAt(dark.centre, dark.metres, turn)) }
  const watched = sites.map(({ location }) => location)
  const places = watched.length > 0 ? watched : stations.map(({ location }) => location)
  return { key: `all ${home?.id ?? ''} ${places.length}`, points: [...(home ? [home.location] : []), ...places] }
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../hub/contract/resources.ts'
import { dot, pin, tie } from './drawing.ts'
import { MapFrame } from './map-frame.tsx'
import { Pin } from './pin.tsx'
import type { StationsMapProps } from './props.ts'
import { ringsAround } from './rings.ts'
import { StationPick } from './station-pick.tsx'

export function StationsMapDrawn({ stations, sites, order, focus, onPick }: StationsMapProps) {
  const { t, i18n } = useTranslation()
  const focused = stations.find(({ id }) => id === focus) ?? null
  const drawing = useMemo(() => {
    const stationOf = (id: string | undefined) => stations.find((station) => station.id === id)
    const own = sites.filter(({ station }) => focused && station === focused.id)
    const shared = sites.filter(({ coResponders = [] }) => focused && coResponders.some((id) => id === focused.id))
    const isOurs = (id: string) => !focused || [...own, ...shared].some((site) => site.id === id)
    return [
      ...(focused ? order.flatMap((id) => stationOf(id) ?? []).map((to) => tie(focused.location, to.location, 'neighbour' as const)) : []),
      // Sites of this station at which others help, and sites of others at which this one does.
      ...own.flatMap((site) =>
        (site.coResponders ?? []).flatMap((id) => stationOf(id) ?? []).map((to) => tie(to.location, site.location, 'responder')),
      ),
      ...(focused ? shared.map((site) => tie(focused.location, site.location, 'responder' as const)) : []),
      ...stations.map(({ location, name }) => pin(location, name)),
      ...sites.map(({ id, name, location }) => dot(location, id, name, isOurs(id) ? 'normal' : 'faded')),
    ]
  }, [stations, sites, order, focused])
  const rings = useMemo(() => (focused ? ringsAround(focused.location, t, i18n.language) : []), [focused, t, i18n.language])
  const frame = useMemo(() => {
    const shown: readonly Station[] = focused ? stations.filter(({ id }) => id === focused.id || order.includes(id)) : stations
    return { key: `${focus ?? ''} ${shown.length}`, points: shown.map(({ location }) => location) }
  }, [stations, focused, focus, order])
  const rankOf = (id: string) => order.indexOf(id) + 1
  const nameOf = (id: string) => stations.find((station) => station.id === id)?.name ?? ''

  return (
    <MapFrame
      label={t('map.stations.label')}
      frame={frame}
      drawing={drawing}
      rings={rings}
      words={
        <ul>
          {focused && <li>{t('map.stations.focus', { name: focused.name })}</li>}
          {order.map((id, at) => (
            <li key={id}>{t('map.stations.order', { name: nameOf(id), n: at + 1 })}</li>
          ))}
          <li>{t('map.stations.sites', { count: sites.length })}</li>
        </ul>
      }
      legend={
        <ul className="map-legend" aria-label={t('map.legend.title')}>
          <li data-sign="station">{t('map.legend.station')}</li>
          <li data-sign="order">{t('map.stations.legendOrder')}</li>
          <li data-sign="normal">{t('map.stations.legendSite')}</li>
          <li data-sign="responder">{t('map.stations.legendResponder')}</li>
        </ul>
      }
    >
      {stations.map(({ id, name, location }) => (
        <Pin key={id} at={location} rank={id === focus ? 4 : rankOf(id) > 0 ? 3 : 2}>
          <StationPick name={name} rank={rankOf(id)} focused={id === focus} onPick={() => onPick(id)} />
        </Pin>
      ))}
    </MapFrame>
  )
}

import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { distance } from '../incident/words.ts'
import type { DeskScene } from './desk-scene.ts'
import { metresBetween, windFrom } from './distance.ts'
import { siteWords } from './site-words.ts'

/** The map for who hears it: the same facts, the gravest first. */
export function DeskWords({
  scene: { sites, streets, stations, near, home },
  selected,
}: {
  scene: DeskScene
  selected: IncidentView | null
}) {
  const { t, i18n } = useTranslation()
  const place = selected?.site.location
  const told = sites.filter(({ state }) => state !== 'normal')
  const farOf = new Map(near.map(({ thing, metres }) => [thing.id, distance(metres, t, i18n.language)]))
  return (
    <>
      <h2>{t('map.words.title')}</h2>
      <ul>
        {selected && place && home && (
          <li>
            {t('map.words.selected', {
              name: selected.site.name,
              station: home.name,
              distance: distance(metresBetween(home.location, place), t, i18n.language),
              wind: t(`map.wind.${windFrom(home.location, place)}`),
            })}
          </li>
        )}
        {streets.map(({ id, count }) => (
          <li key={id}>{t('map.dark.circle', { count })}</li>
        ))}
        {told.map((site) => (
          <li key={site.id}>{t('map.words.site', { name: site.name, state: siteWords(site, t) })}</li>
        ))}
        <li>{t('map.words.normal', { count: sites.length - told.length })}</li>
        {stations.map(({ id, name }) => {
          const words = t('map.words.station', { name })
          const far = farOf.get(id)
          return <li key={id}>{far === undefined ? words : t('map.stationAt', { name: words, distance: far })}</li>
        })}
      </ul>
    </>
  )
}

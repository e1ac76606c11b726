import { useTranslation } from 'react-i18next'
import type { Station } from '../../../hub/contract/resources.ts'
import { distance } from '../incident/words.ts'
import type { Near } from './distance.ts'

const MOST = 3

/** Who is near, also when it lies outside the picture. */
export function NearestStations({ near }: { near: readonly Near<Pick<Station, 'id' | 'name'>>[] }) {
  const { t, i18n } = useTranslation()
  if (near.length === 0) return null
  return (
    <section className="map-near">
      <h2>{`${t('map.nearest')} (${t('map.crow')})`}</h2>
      <ol>
        {near.slice(0, MOST).map(({ thing: { id, name }, metres }) => (
          <li key={id}>
            <span>{name}</span>
            <b>{distance(metres, t, i18n.language)}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}

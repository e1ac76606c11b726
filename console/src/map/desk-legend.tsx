import { useTranslation } from 'react-i18next'
import type { SeenSite } from './desk-scene.ts'

/** In words, as a map's signs must be. Work in hand is explained when there is some. */
export function DeskLegend({ sites }: { sites: readonly SeenSite[] }) {
  const { t } = useTranslation()
  const some = sites.some(({ state }) => state === 'in-hand')
  return (
    <ul className="map-legend" aria-label={t('map.legend.title')}>
      <li data-sign="station">{t('map.legend.station')}</li>
      <li data-sign="normal">{t('map.legend.normal')}</li>
      <li data-sign="offline">{t('map.legend.offline')}</li>
      {some && <li data-sign="in-hand">{t('map.legend.inHand')}</li>}
      <li data-sign="ringing">{t('map.legend.ringing')}</li>
    </ul>
  )
}

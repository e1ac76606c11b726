import '../silence/texts.ts'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { DeskMap } from '../../map/desk-map.tsx'

/** Where a street fell silent, while nothing rings: the map beside the calm. */
export function WallStreet({ outage }: { outage: Outage }) {
  const { t } = useTranslation()
  return (
    <section className="wall-street" aria-label={t('silence.name.street')}>
      <DeskMap selected={null} street={outage.id} />
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { useDrawnPlan } from './plan-context.ts'

/** The first pin for who has no mouse. */
export function PutInTheMiddle({ onPut }: { onPut: (place: Location) => void }) {
  const { t } = useTranslation()
  const plan = useDrawnPlan()
  const put = () => {
    const { lat, lng } = plan.getCenter()
    onPut({ lat, lon: lng })
  }
  return (
    <button type="button" className="map-put" onClick={put}>
      {t('map.picker.centre')}
    </button>
  )
}

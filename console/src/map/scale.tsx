import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { distance } from '../incident/words.ts'
import { metresBetween } from './distance.ts'
import { useDrawnPlan } from './plan-context.ts'
import { roundBelow } from './round-below.ts'

const WIDEST_PX = 110
/** How long a stretch of the map is in the world, and which way is north. */
export function Scale() {
  const { t, i18n } = useTranslation()
  const plan = useDrawnPlan()
  const [metres, setMetres] = useState(0)
  useEffect(() => {
    const read = () => {
      const { clientHeight: height } = plan.getContainer()
      const [from, to] = [plan.unproject([0, height / 2]), plan.unproject([WIDEST_PX, height / 2])]
      setMetres(metresBetween({ lat: from.lat, lon: from.lng }, { lat: to.lat, lon: to.lng }))
    }
    read()
    plan.on('move', read)
    plan.on('resize', read)
    return () => {
      plan.off('move', read)
      plan.off('resize', read)
    }
  }, [plan])
  const round = roundBelow(metres)
  if (metres === 0) return null
  return (
    <p className="map-scale">
      <span className="map-scale-line" style={{ width: (WIDEST_PX * round) / metres }}>
        {distance(round, t, i18n.language)}
      </span>
      <span>{t('map.north')}</span>
    </p>
  )
}

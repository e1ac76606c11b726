import './map-page.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFeed } from '../feed/feed.ts'
import { isWhole } from '../feed/feed-state.ts'
import { queueOf } from '../feed/order.ts'
import { DeskMap } from '../map/desk-map.tsx'
import { useSteps } from '../path.ts'

/**
 * The map alone, for the second screen: it follows what rings first until somebody chooses another. `/duty/map/<silence>` looks at
 * the street that fell silent, until something rings.
 */
export function MapPage() {
  const { t } = useTranslation()
  const { incidents } = useFeed()
  const [, street] = useSteps()
  const [chosen, setChosen] = useState<string | null>(null)
  const { ringing, inHand } = queueOf(incidents)
  const held = (chosen === null ? undefined : incidents.get(chosen)) ?? ringing[0] ?? (street === undefined ? inHand[0] : undefined)
  const selected = held && isWhole(held.view) && held.view.phase !== 'closed' ? held.view : null
  return (
    <main className="map-page">
      <h1 className="unseen">{t('map.label')}</h1>
      <DeskMap selected={selected} onSelect={setChosen} street={street} />
    </main>
  )
}

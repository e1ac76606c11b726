import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Plan } from './maplibre.ts'

/** What the map library says by itself, in the page's language: of the picture, and to a finger that wants to move it. */
export function useSpoken(plan: Plan | 'failed' | null, element: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation()
  useEffect(() => {
    if (!(plan instanceof Plan)) return
    const canvas = plan.getCanvas()
    // The arrows are the map's while it has the focus; the section around it is the landmark.
    canvas.setAttribute('role', 'application')
    canvas.setAttribute('aria-label', t('map.canvas'))
    const hint = element.current?.querySelector('.maplibregl-mobile-message')
    if (hint) hint.textContent = t('map.twoFingers')
  }, [plan, element, t])

  // Busy while tiles or names are on their way.
  useEffect(() => {
    if (!(plan instanceof Plan)) return
    const container = plan.getContainer()
    const busy = (is: boolean) => () => container.setAttribute('aria-busy', String(is))
    busy(true)()
    const [still, stirred] = [plan.on('idle', busy(false)), plan.on('dataloading', busy(true))]
    return () => {
      still.unsubscribe()
      stirred.unsubscribe()
    }
  }, [plan])
}

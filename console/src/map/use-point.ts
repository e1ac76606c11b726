import { useEffect, useRef } from 'react'
import type { Location } from '../../../hub/contract/resources.ts'
import { Plan } from './maplibre.ts'

/** As far beside a dot as a fingertip may be. */
const REACH_PX = 14
const DOTS = ['dots', 'dots-offline']

/** Tells where the map is clicked or tapped, and whose dot is there. */
export function usePoint(plan: Plan | 'failed' | null, onPoint: ((place: Location, site: string | null) => void) | undefined): void {
  const latest = useRef(onPoint)
  useEffect(() => {
    latest.current = onPoint
  })
  useEffect(() => {
    if (!(plan instanceof Plan)) return
    const siteAt = ({ x, y }: { x: number; y: number }): string | null => {
      // Between two looks there is nothing to be found.
      if (!plan.getLayer('dots')) return null
      const box: [[number, number], [number, number]] = [
        [x - REACH_PX, y - REACH_PX],
        [x + REACH_PX, y + REACH_PX],
      ]
      const id: unknown = plan.queryRenderedFeatures(box, { layers: DOTS })[0]?.properties.id
      return typeof id === 'string' ? id : null
    }
    const clicked = plan.on('click', ({ point, lngLat: { lat, lng } }) => latest.current?.({ lat, lon: lng }, siteAt(point)))
    const moved = plan.on('mousemove', ({ point }) => {
      plan.getCanvas().style.cursor = siteAt(point) ? 'pointer' : ''
    })
    return () => {
      clicked.unsubscribe()
      moved.unsubscribe()
    }
  }, [plan])
}

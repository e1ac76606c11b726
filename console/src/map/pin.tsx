import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Location } from '../../../hub/contract/resources.ts'
import { useDrawnPlan } from './plan-context.ts'

/** From so far to the right on, the words stand to the left. */
const TURNS_AT = 0.62

/** Something of the page at a place of the map; it moves with the map and is drawn by React like the rest. */
export function Pin({ at: { lat, lon }, rank = 0, children }: { at: Location; rank?: number; children: ReactNode }) {
  const plan = useDrawnPlan()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const { x, y } = plan.project([lon, lat])
      if (!element.current) return
      element.current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
      // Words beside it must not run out of the picture.
      element.current.dataset.side = x > plan.getContainer().clientWidth * TURNS_AT ? 'left' : 'right'
    }
    place()
    plan.on('move', place)
    plan.on('resize', place)
    return () => {
      plan.off('move', place)
      plan.off('resize', place)
    }
  }, [plan, lat, lon])
  return (
    <div ref={element} className="pin" style={{ zIndex: rank }}>
      {children}
    </div>
  )
}

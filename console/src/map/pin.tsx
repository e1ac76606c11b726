import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Location } from '../../../hub/contract/resources.ts'
import { useDrawnPlan } from './plan-context.ts'

/** Something of the page at a place of the map; it moves with the map and is drawn by React like the rest. */
export function Pin({ at: { lat, lon }, rank = 0, children }: { at: Location; rank?: number; children: ReactNode }) {
  const plan = useDrawnPlan()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const { x, y } = plan.project([lon, lat])
      if (element.current) element.current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
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

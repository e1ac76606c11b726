import { type RefObject, useEffect, useRef, useState } from 'react'
import { boundsOf, type Frame, roomAround } from './frame.ts'
import { Plan, type StyleSpecification } from './maplibre.ts'

/** Nearer than this a single point tells nothing of its surroundings. */
const NEAREST_ZOOM = 15.5

/** A map in this element, or 'failed' when the browser cannot draw one; null until it is there. */
export function usePlan(element: RefObject<HTMLElement | null>, style: StyleSpecification, frame: Frame): Plan | 'failed' | null {
  const [plan, setPlan] = useState<Plan | 'failed' | null>(null)
  const latest = useRef({ style, frame })
  useEffect(() => {
    latest.current = { style, frame }
  })

  useEffect(() => {
    if (!element.current) return
    let made: Plan
    try {
      made = newPlan(element.current, latest.current)
    } catch {
      setPlan('failed')
      return
    }
    setPlan(made)
    return () => {
      setPlan(null)
      made.remove()
    }
  }, [element])

  useEffect(() => {
    if (!(plan instanceof Plan)) return
    // A style is compared with the one before and changed where it differs; the first must have been taken in by then.
    if (plan.getStyle()) {
      plan.setStyle(style)
      return
    }
    const { unsubscribe } = plan.on('style.load', () => {
      unsubscribe()
      plan.setStyle(latest.current.style)
    })
    return unsubscribe
  }, [plan, style])

  const { key } = frame
  const looked = useRef(key)
  const moved = useRef(false)
  useEffect(() => {
    if (!(plan instanceof Plan) || looked.current === key) return
    looked.current = key
    moved.current = false
    look(plan, latest.current.frame)
  }, [plan, key])
  useEffect(() => {
    if (!(plan instanceof Plan)) return
    // Until its reader has moved it, a map whose room changes (a warning above it, a turned phone) shows the same as before.
    const started = plan.on('movestart', ({ originalEvent }) => {
      if (originalEvent) moved.current = true
    })
    const resized = plan.on('resize', () => {
      if (!moved.current) look(plan, latest.current.frame, 0)
    })
    return () => {
      started.unsubscribe()
      resized.unsubscribe()
    }
  }, [plan])

  return plan
}

/** @throws when the browser has no WebGL for it */
function newPlan(container: HTMLElement, { style, frame }: { style: StyleSpecification; frame: Frame }): Plan {
  const plan = new Plan({
    ...{ container, style, bounds: boundsOf(frame.points), attributionControl: false },
    fitBoundsOptions: { padding: roomAround(container), maxZoom: NEAREST_ZOOM },
    // North stays up: a map that has been turned by accident misleads whoever is in a hurry.
    ...{ dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, rollEnabled: false },
    // A finger that scrolls the page must not be caught by the map.
    cooperativeGestures: matchMedia('(pointer: coarse)').matches,
    ...{ maxZoom: 19, renderWorldCopies: false, fadeDuration: 0 },
  })
  plan.touchZoomRotate.disableRotation()
  plan.keyboard.disableRotation()
  // A tile that did not come leaves a hole in the land; the pins stay.
  plan.on('error', () => undefined)
  return plan
}

/** Shows everything of a frame; without any movement for who asked for none. */
export function look(plan: Plan, frame: Frame, duration = 500): void {
  plan.fitBounds(boundsOf(frame.points), { padding: roomAround(plan.getContainer()), maxZoom: NEAREST_ZOOM, duration })
}

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Location } from '../../../hub/contract/resources.ts'
import { type LngLatBoundsLike, Plan, type StyleSpecification } from './maplibre.ts'

/** Where to look: what must be in the picture. A new key looks anew; the same key leaves the map where its reader moved it. */
export type Frame = { key: string; points: readonly Location[] }

/** Nearer than this a single point tells nothing of its surroundings. */
const NEAREST_ZOOM = 15.5
/** All of Viet Nam, when there is nothing to look at yet. */
const COUNTRY: LngLatBoundsLike = [102.1, 8.3, 109.6, 23.5]

export function boundsOf(points: readonly Location[]): LngLatBoundsLike {
  if (points.length === 0) return COUNTRY
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

export type Padding = { top: number; bottom: number; left: number; right: number }

/** A map in this element, or 'failed' when the browser cannot draw one; null until it is there. */
export function usePlan(element: RefObject<HTMLElement | null>, style: StyleSpecification, frame: Frame, label: string, padding: Padding) {
  const [plan, setPlan] = useState<Plan | 'failed' | null>(null)
  const first = useRef({ style, frame, padding })

  useEffect(() => {
    if (!element.current) return
    const { style, frame, padding } = first.current
    let made: Plan
    try {
      made = new Plan({
        container: element.current,
        style,
        bounds: boundsOf(frame.points),
        fitBoundsOptions: { padding, maxZoom: NEAREST_ZOOM },
        attributionControl: false,
        // North stays up: a map that has been turned by accident misleads whoever is in a hurry.
        ...{ dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, rollEnabled: false },
        // A finger that scrolls the page must not be caught by the map.
        cooperativeGestures: matchMedia('(pointer: coarse)').matches,
        ...{ maxZoom: 19, renderWorldCopies: false, fadeDuration: 0 },
      })
    } catch {
      setPlan('failed')
      return
    }
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    // A tile that did not come leaves a hole in the land; the pins stay.
    made.on('error', () => undefined)
    setPlan(made)
    return () => {
      setPlan(null)
      made.remove()
    }
  }, [element])

  useEffect(() => {
    if (plan === null || plan === 'failed') return
    // The arrows are the map's while it has the focus; the section around it is the landmark.
    plan.getCanvas().setAttribute('role', 'application')
    plan.getCanvas().setAttribute('aria-label', label)
  }, [plan, label])

  useEffect(() => {
    if (plan === null || plan === 'failed') return
    // In the moment of its birth it wears its first style already.
    if (plan.isStyleLoaded()) {
      plan.setStyle(style)
      return
    }
    const once = () => void plan.setStyle(style)
    plan.once('load', once)
    return () => void plan.off('load', once)
  }, [plan, style])

  const { key } = frame
  const looked = useRef(key)
  const latest = useRef({ frame, padding })
  useEffect(() => {
    latest.current = { frame, padding }
  })
  const moved = useRef(false)
  useEffect(() => {
    if (plan === null || plan === 'failed' || looked.current === key) return
    looked.current = key
    moved.current = false
    look(plan, latest.current.frame, latest.current.padding)
  }, [plan, key])
  useEffect(() => {
    if (plan === null || plan === 'failed') return
    // Until its reader has moved it, a map whose room changes (a warning above it, a turned phone) shows the same as before.
    const onMove = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (originalEvent) moved.current = true
    }
    const onResize = () => {
      if (!moved.current) look(plan, latest.current.frame, latest.current.padding, 0)
    }
    plan.on('movestart', onMove)
    plan.on('resize', onResize)
    return () => {
      plan.off('movestart', onMove)
      plan.off('resize', onResize)
    }
  }, [plan])

  return plan
}

/** Shows everything of a frame; without any movement for who asked for none. */
export function look(plan: Plan, frame: Frame, padding: Padding, duration = 500): void {
  plan.fitBounds(boundsOf(frame.points), { padding, maxZoom: NEAREST_ZOOM, duration })
}

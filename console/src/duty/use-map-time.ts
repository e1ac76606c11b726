import { useEffect, useState } from 'react'

/** While it is calm, what draws the map is fetched; well after the page itself has come up. */
const FETCH_AFTER_MS = 3_000

/** False until the alarm was drawn once: a map costs a slow computer part of a second, and the alarm comes first. */
export function useMapTime(shown: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => void import('../map/desk-map-drawn.tsx').catch(() => undefined), FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (!shown) return setPainted(false)
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true))
    })
    return () => cancelAnimationFrame(frame)
  }, [shown])
  return painted
}

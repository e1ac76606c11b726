import { useEffect, useRef } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { call } from '../api/call.ts'
import { useFeed } from '../feed/feed.ts'

/** Looked at again so often while something that rings is not in sight. */
const LOOK_MS = 500

/**
 * Tells the hub that a person could see this: the page is visible, and a frame with the ringing incident was painted.
 * Once for every time it began to ring; what the hub did not take is said again at the next beat.
 * @param inSight says whether that incident is really before the eyes; always, where the page shows nothing else
 */
export function useShown(
  ringing: readonly IncidentView[],
  surface: 'console' | 'phone',
  station: string | undefined,
  inSight: (id: string) => boolean = always,
): ReadonlyMap<string, number> {
  const said = useRef(new Map<string, number>())
  const asking = useRef(new Set<string>())
  const { lastBeatAt } = useFeed()

  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined
    let over = false
    const tell = () => {
      clearTimeout(later)
      if (document.visibilityState !== 'visible' || lastBeatAt === null) return
      for (const { id, rangAt, told } of ringing) {
        const key = `${id} ${rangAt}`
        if (!told.some((each) => each === station) || said.current.has(key) || asking.current.has(key)) continue
        asking.current.add(key)
        afterPaint(() => {
          if (!inSight(id)) {
            asking.current.delete(key)
            clearTimeout(later)
            if (!over) later = setTimeout(tell, LOOK_MS)
            return
          }
          call('POST', `/incidents/${id}/shown`, { surface })
            .then(() => said.current.set(key, Date.now()))
            .catch(() => undefined)
            .finally(() => asking.current.delete(key))
        })
      }
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => {
      over = true
      clearTimeout(later)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [ringing, surface, station, lastBeatAt, inSight])
  return said.current
}

const always = () => true
/** The second frame begins only when the first has been drawn; a hidden page draws none. */
const afterPaint = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then))

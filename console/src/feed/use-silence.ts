import { useEffect, useState } from 'react'
import { useFeed } from './feed.ts'
import { STALE_AFTER_MS } from './feed-state.ts'

/** Seconds since the hub was last heard, by this device's own clock; null before the first word. */
export function useSilence(): { seconds: number | null; stale: boolean } {
  const { lastBeatAt } = useFeed()
  const [now, setNow] = useState(Date.now)
  const [openedAt] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const silentMs = now - (lastBeatAt ?? openedAt)
  return {
    seconds: lastBeatAt === null ? null : Math.max(0, Math.floor(silentMs / 1000)),
    stale: silentMs > STALE_AFTER_MS,
  }
}

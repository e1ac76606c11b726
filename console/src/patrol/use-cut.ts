import { useSyncExternalStore } from 'react'
import { useFeed } from '../feed/feed.ts'
import { useSilence } from '../feed/use-silence.ts'

function subscribe(read: () => void) {
  addEventListener('online', read)
  addEventListener('offline', read)
  return () => {
    removeEventListener('online', read)
    removeEventListener('offline', read)
  }
}

/**
 * Is this page cut off from the hub? It is when the phone knows that it has no network, when the hub has been silent too long, and when
 * the page was opened without the hub and has not heard it since.
 */
export function useCut(unheard: boolean): boolean {
  const { lastBeatAt } = useFeed()
  const { stale } = useSilence()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return stale || !online || (unheard && lastBeatAt === null)
}

import { useSyncExternalStore } from 'react'
import { rem } from './frame.ts'

function subscribe(read: () => void) {
  addEventListener('resize', read)
  return () => removeEventListener('resize', read)
}

/** What one rem is, pixels; known anew when the window changes. */
export const useRem = (): number => useSyncExternalStore(subscribe, rem)

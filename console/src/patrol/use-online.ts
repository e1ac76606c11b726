import { useSyncExternalStore } from 'react'

function subscribe(read: () => void) {
  addEventListener('online', read)
  addEventListener('offline', read)
  return () => {
    removeEventListener('online', read)
    removeEventListener('offline', read)
  }
}

/** False only when the phone itself knows that it has no network; true promises nothing. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

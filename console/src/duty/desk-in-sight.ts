/**
 * Whether the desk itself is before somebody's eyes in a window of this browser. Windows tell each other by a lock, which ends with
 * its window however that ends. Over plain HTTP a browser has none, and then nobody is known to look.
 */
import { useEffect } from 'react'

const LOCK = 'tieng-chuong-desk-in-sight'
/** The DOM types have it everywhere. */
const locks = (): LockManager | undefined => navigator.locks

/** Says so for as long as this page shows the desk and can be seen. */
export function useDeskInSight(isDesk: boolean): void {
  useEffect(() => {
    if (!isDesk) return
    let letGo: (() => void) | null = null
    const hold = () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      letGo = resolve
      locks()
        ?.request(LOCK, { mode: 'shared' }, () => promise)
        .catch(() => undefined)
    }
    const look = () => {
      const isSeen = document.visibilityState === 'visible'
      if (isSeen && !letGo) hold()
      if (isSeen) return
      letGo?.()
      letGo = null
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      letGo?.()
    }
  }, [isDesk])
}

export async function isDeskInSight(): Promise<boolean> {
  const all = await locks()
    ?.query()
    .catch(() => undefined)
  return all?.held?.some(({ name }) => name === LOCK) ?? false
}

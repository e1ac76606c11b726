import { useEffect } from 'react'

/** Keeps the screen on: one that goes dark by itself shows no alarm, and a phone in a holder is read with both hands on the wheel. */
export function useAwake(wanted = true): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const take = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock
        .request('screen')
        .then((taken) => {
          if (over) void taken.release()
          else lock = taken
        })
        // A low battery refuses it; the alarm is no less shown.
        .catch(() => undefined)
    }
    take()
    document.addEventListener('visibilitychange', take)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', take)
      void lock?.release().catch(() => undefined)
    }
  }, [wanted])
}

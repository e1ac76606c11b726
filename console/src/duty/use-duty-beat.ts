import { useEffect, useRef } from 'react'
import type { DutyBeat } from '../../../hub/contract/api.ts'
import { call } from '../api/call.ts'
import { sirenState, useSiren } from '../siren/siren.ts'
import { hubNow } from '../time/server-clock.ts'

/** Gone after two missed: the hub counts a desk as attended only while these come. */
const BEAT_MS = 10_000
/** This tab among those of the same browser; it need not be secret, and plain http has no crypto.randomUUID. */
const PAGE = Math.random().toString(36).slice(2)
const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Proves that this page is visible, can sound, and has a human before it. */
export function useDutyBeat(onDuty: boolean): void {
  const lastInputAt = useRef<number | null>(null)
  const { running } = useSiren()

  useEffect(() => {
    const touched = () => {
      lastInputAt.current = hubNow()
    }
    for (const input of INPUTS) addEventListener(input, touched, { passive: true, capture: true })
    return () => {
      for (const input of INPUTS) removeEventListener(input, touched, { capture: true })
    }
  }, [])

  useEffect(() => {
    if (!onDuty) return
    const beat = () => {
      const body: DutyBeat = {
        page: PAGE,
        visible: document.visibilityState === 'visible',
        // Asked anew each time: the browser may have stopped it since it was drawn.
        sound: running && sirenState().running,
        ...(lastInputAt.current === null ? {} : { lastInputAt: new Date(lastInputAt.current).toISOString() }),
      }
      void call('POST', '/duty/beat', body).catch(() => undefined)
    }
    beat()
    const timer = setInterval(beat, BEAT_MS)
    document.addEventListener('visibilitychange', beat)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [onDuty, running])
}

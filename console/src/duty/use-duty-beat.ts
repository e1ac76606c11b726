import { useEffect } from 'react'
import type { DutyBeat } from '../../../hub/contract/api.ts'
import { WATCH } from '../../../hub/contract/watch.ts'
import { call } from '../api/call.ts'
import { sirenState, useSiren } from '../siren/siren.ts'
import { hubNow } from '../time/server-clock.ts'
import { lastInput, watchInput } from './last-input.ts'

/** Gone after two missed: the hub counts a desk as attended only while these come. */
const BEAT_MS = 10_000
/** This tab among those of the same browser; it need not be secret, and plain http has no crypto.randomUUID. */
const PAGE = Math.random().toString(36).slice(2)
const ASK_AFTER_MS = WATCH.unattendedAfterMs - WATCH.askBeforeMs

/** Proves that this page is visible, can sound, and has a human before it. */
export function useDutyBeat(onDuty: boolean): void {
  const { running, heardAt } = useSiren()

  useEffect(() => {
    const beat = () => {
      if (!onDuty) return
      const at = lastInput()
      const body: DutyBeat = {
        page: PAGE,
        visible: document.visibilityState === 'visible',
        // Asked anew each time: the browser may have stopped it since it was drawn.
        sound: running && sirenState().running,
        ...(at === null ? {} : { lastInputAt: new Date(at).toISOString() }),
      }
      void call('POST', '/duty/beat', body).catch(() => undefined)
    }
    beat()
    const timer = setInterval(beat, BEAT_MS)
    document.addEventListener('visibilitychange', beat)
    // A touch that ends a long absence counts at once, and not ten seconds later.
    const stop = watchInput((before) => {
      if (before !== null && hubNow() - before >= ASK_AFTER_MS) beat()
    })
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
      stop()
    }
  }, [onDuty, running])

  useEffect(() => {
    // Heard in this page's life and on duty: the hub's register says so too.
    if (onDuty && heardAt !== null && heardAt !== toldHeardAt) {
      toldHeardAt = heardAt
      void call('POST', '/duty/siren', { heard: true }).catch(() => undefined)
    }
  }, [onDuty, heardAt])
}

/** What a reload finds was said to the hub before it. */
let toldHeardAt = sirenState().heardAt

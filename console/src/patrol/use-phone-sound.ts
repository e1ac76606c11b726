import { useEffect } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { play, unlockOnTouch, useSiren } from '../siren/siren.ts'
import { voiceFor } from '../siren/voice-for.ts'

const SHAKE_EVERY_MS = 2_000
const SHAKE_MS = [400, 150, 400]

/** An open page rings and shakes by itself, until this patrol says it is coming: from then on the approach may have to be silent. */
export function usePhoneSound(
  ringing: readonly IncidentView[],
  station: string | undefined,
  isComing: (view: IncidentView) => boolean,
): void {
  const { running } = useSiren()
  const voice = voiceFor(
    ringing.filter((view) => !isComing(view)),
    station,
  )
  useEffect(() => unlockOnTouch(), [])
  useEffect(() => {
    play(running ? voice : null)
  }, [voice, running])
  useEffect(() => {
    if (!voice || !('vibrate' in navigator)) return
    const shake = () => {
      // Before the first touch a browser refuses, and complains.
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate(SHAKE_MS)
    }
    shake()
    const timer = setInterval(shake, SHAKE_EVERY_MS)
    return () => {
      clearInterval(timer)
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate(0)
    }
  }, [voice])
  useEffect(() => () => play(null), [])
}

import { useEffect } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { play, unlockOnTouch, useSiren } from '../siren/siren.ts'
import { voiceFor } from '../siren/voice-for.ts'

/** An open page rings by itself, until this patrol says it is coming: from then on the approach may have to be silent. */
export function usePhoneSound(ringing: readonly IncidentView[], station: string | undefined, me: string): void {
  const { running } = useSiren()
  const voice = voiceFor(
    ringing.filter(({ onTheWay }) => !onTheWay?.some(({ id }) => id === me)),
    station,
  )
  useEffect(() => unlockOnTouch(), [])
  useEffect(() => {
    play(running ? voice : null)
  }, [voice, running])
  useEffect(() => () => play(null), [])
}

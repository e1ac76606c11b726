import { useEffect, useRef } from 'react'
import type { SupervisionView } from '../../../../hub/contract/duty-views.ts'
import { softSound } from './soft-sound.ts'

/** A desk below or beside this one is empty: its alarms come here first, which is heard once, softly, and never as a siren. */
export function useEmptyDeskSound(supervision: SupervisionView | null, own: string | undefined): void {
  const known = useRef(new Set<string>())
  const empty = (supervision?.outages ?? []).filter(({ cause, tonight, station }) => cause === 'station' && tonight && station?.id !== own)
  const ids = empty.map(({ id }) => id).join(' ')
  useEffect(() => {
    const now = ids === '' ? [] : ids.split(' ')
    if (now.some((id) => !known.current.has(id))) softSound()
    known.current = new Set(now)
  }, [ids])
}

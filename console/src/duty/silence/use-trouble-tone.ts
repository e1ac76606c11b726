import { useEffect } from 'react'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { playTrouble, sirenState } from '../../siren/siren.ts'
import { troubleDue } from './trouble-due.ts'

const LOOK_MS = 1_000
/** Tabs of one browser hear of it in the same moment; they do not look in the same moment, and whoever is in front looks first. */
const SPREAD_MS = 300
const BEHIND_MS = 900
/** Held in a hand it rings for alarms only. */
const HAND_HELD = '(max-width: 50rem) and (pointer: coarse)'

/**
 * A soft tone while somebody must see a silence.
 * @param hears an officer is on duty at this page
 * @param alarm something rings: nothing sounds beside it
 */
export function useTroubleTone(raised: readonly Outage[], hears: boolean, alarm: boolean): void {
  const ids = raised.map(({ id }) => id).join('\n')
  useEffect(() => {
    if (ids === '' || !hears || alarm || matchMedia(HAND_HELD).matches) return
    const look = () => {
      const { running, playing } = sirenState()
      // What cannot be heard is not spent.
      if (running && playing === null && troubleDue(ids.split('\n'), Date.now(), localStorage)) playTrouble()
    }
    const first = setTimeout(look, Math.random() * SPREAD_MS + (document.hidden ? BEHIND_MS : 0))
    const again = setInterval(look, LOOK_MS)
    return () => {
      clearTimeout(first)
      clearInterval(again)
    }
  }, [ids, hears, alarm])
}

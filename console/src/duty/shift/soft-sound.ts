/**
 * Whatever is no alarm has one soft sound in a shift together, the first that asks: a desk that chimes all night teaches
 * its people not to listen.
 */
import { feedState } from '../../feed/feed.ts'
import { playChime, sirenState } from '../../siren/siren.ts'

const KEY = 'tieng-chuong.soft-sound'

/** True once for each shift. @param shift when it began; without one there is nobody to disturb */
export function mayChime(shift: string | undefined, kept: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  if (shift === undefined || kept.getItem(KEY) === shift) return false
  kept.setItem(KEY, shift)
  return true
}

export function softSound(): void {
  // What cannot be heard is not spent.
  if (sirenState().running && mayChime(feedState().duty?.since, localStorage)) playChime()
}

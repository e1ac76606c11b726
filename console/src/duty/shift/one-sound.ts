/**
 * Whatever is no alarm has one soft sound in a shift together, the first that asks: a desk that chimes all night teaches
 * its people not to listen. Kept per browser, so that a second tab and a reload know of it.
 */
const KEY = 'tieng-chuong.soft-sound'

/** True once for each shift. @param shift when it began; without one there is nobody to disturb */
export function mayChime(shift: string | undefined, kept: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  if (shift === undefined || kept.getItem(KEY) === shift) return false
  kept.setItem(KEY, shift)
  return true
}

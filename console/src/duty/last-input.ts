/** When a human last touched this page, in the hub's time; null: not since it was opened. */
import { hubNow } from '../time/server-clock.ts'

const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
let last: number | null = null

export const lastInput = (): number | null => last

/** @param touched told of every touch, with the one before it; returns how to stop */
export function watchInput(touched: (before: number | null) => void): () => void {
  const on = () => {
    const before = last
    last = hubNow()
    touched(before)
  }
  for (const input of INPUTS) addEventListener(input, on, { passive: true, capture: true })
  return () => {
    for (const input of INPUTS) removeEventListener(input, on, { capture: true })
  }
}

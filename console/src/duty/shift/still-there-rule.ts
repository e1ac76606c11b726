/** What an untouched desk is asked, by the hub's own numbers. Pure. */
import { WATCH } from '../../../../hub/contract/watch.ts'

export type Stillness = { is: 'touched' } | { is: 'asked'; leftMs: number } | { is: 'unattended'; idleMs: number }

/** @param idleMs since the last touch, or since signing on */
export function stillness(idleMs: number): Stillness {
  if (idleMs >= WATCH.unattendedAfterMs) return { is: 'unattended', idleMs }
  const leftMs = WATCH.unattendedAfterMs - idleMs
  return leftMs <= WATCH.askBeforeMs ? { is: 'asked', leftMs } : { is: 'touched' }
}

/** @param clock as `clockTime` writes it, by the station's own clock */
export function atNight(clock: string): boolean {
  const hour = Number(clock.slice(0, 2))
  return hour >= WATCH.nightFrom || hour < WATCH.nightUntil
}

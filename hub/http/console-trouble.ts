/** What keeps a page from counting as a console, in the order in which somebody would put it right; pure, from what the page and its line said. */
import type { ConsoleTrouble } from '../contract/shift-events.ts'

export type Away = { since: number; why: ConsoleTrouble }

export type HeardOfPage = {
  lines: ReadonlySet<{ tookAt: number }>
  beats: ReadonlyMap<string, { at: number; visible: boolean; sound: boolean }>
  /** A line of it took the hub's last beats, and a tab of it has beaten. */
  tookLately: boolean
  beatLately: boolean
  touchedAt: number
}

/** The nearest to being attended first. */
const NEAREST: readonly ConsoleTrouble[] = ['untouched', 'sound', 'connection', 'page']

/** @param untouchedAfterMs a page nobody has touched for so long does not count */
export function troubleOf(page: HeardOfPage, untouchedAfterMs: number, now: number): Away {
  const beats = [...page.beats.values()]
  const visible = beats.filter((beat) => beat.visible)
  const lastAt = Math.max(0, ...beats.map(({ at }) => at))
  if (page.lines.size === 0 || visible.length === 0) return { since: now, why: 'page' }
  if (!page.tookLately || !page.beatLately) {
    const tookAt = Math.max(...[...page.lines].map((line) => line.tookAt))
    return { since: page.tookLately ? lastAt : Math.min(tookAt, lastAt || tookAt), why: 'connection' }
  }
  if (!visible.some(({ sound }) => sound)) return { since: now, why: 'sound' }
  return { since: page.touchedAt + untouchedAfterMs, why: 'untouched' }
}

export const nearestTo = (troubles: readonly Away[]): Away | undefined =>
  [...troubles].sort((a, b) => NEAREST.indexOf(a.why) - NEAREST.indexOf(b.why) || b.since - a.since)[0]

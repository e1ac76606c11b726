/**
 * How buttons reported, day by day. Beats are never written one by one; what they add up to is, once a day, so that a month
 * later it can be said how fast a silence would have been noticed. What the hub could not hear is nobody's gap.
 */
import type { Event, EventOf, HeardInDay } from '../../contract/events.ts'
import type { ButtonId, DeviceId } from '../../contract/ids.ts'
import { addDays, localDay, startOf } from '../calendar/local-day.ts'
import type { Directory } from '../directory.ts'
import type { Signs, State } from '../state.ts'
import { noGaps, placeOf } from './gaps.ts'

/** Buttons of one event: thirty kilobytes, which no disk feels. */
const PART = 500

export const withSign = (events: Event[]): Event[] =>
  events.map((event) => (event.type === 'DeviceHeard' ? { ...event, sign: true } : event))

/** The day that is over and not closed yet. A hub that was off for days closes one a round, with nothing heard. */
export function supervisionDay(directory: Directory, at: number, state: State): Event[] {
  const { from, of } = state.signs
  if (from === null) return []
  const { timeZone } = directory.settings
  const day = localDay(from, timeZone)
  const to = startOf(addDays(day, 1), timeZone)
  if (at < to) return []
  const buttons = [...of].flatMap(([id, { heard, longestMs, gaps }]): HeardInDay[] =>
    heard > 0 && directory.buttons.has(id as ButtonId) ? [[id as ButtonId, heard, longestMs, [...gaps]]] : [],
  )
  return inParts({ type: 'SupervisionDay', at, day, from, to, deafMs: deafFor(state, from, to), buttons })
}

export function inParts(whole: EventOf<'SupervisionDay'>): Event[] {
  const parts: Event[] = []
  for (let first = 0; first === 0 || first < whole.buttons.length; first += PART)
    parts.push({ ...whole, buttons: whole.buttons.slice(first, first + PART) })
  return parts
}

function deafFor({ downtimes }: State, from: number, to: number): number {
  return downtimes.reduce((sum, down) => sum + Math.max(0, Math.min(to, down.to) - Math.max(from, down.from)), 0)
}

/** A clock that was far ahead must not keep days from being closed. */
export function dayBegins({ signs }: State, at: number): void {
  if (signs.from === null || signs.from > at) signs.from = at
}

export function countSign(state: State, device: DeviceId, at: number): void {
  const signs = signsOf(state, device)
  const { lastAt } = signs
  signs.heard += 1
  signs.lastAt = at
  // Across a start of the hub nobody knows what was said meanwhile.
  if (lastAt === null || lastAt < state.listeningSince || at < lastAt) return
  const gap = Math.max(0, at - lastAt - deafFor(state, lastAt, at))
  signs.longestMs = Math.max(signs.longestMs, gap)
  const place = placeOf(gap)
  signs.gaps[place] = (signs.gaps[place] ?? 0) + 1
}

/** That silence was an outage, and is told as one. */
export function endOfSilence({ signs }: State, device: DeviceId): void {
  const known = signs.of.get(device)
  if (known) known.lastAt = null
}

/** The first part of a day closes it. */
export function dayClosed({ signs }: State, { to }: EventOf<'SupervisionDay'>): void {
  if (signs.from !== null && to <= signs.from) return
  signs.from = to
  for (const known of signs.of.values()) Object.assign(known, { heard: 0, longestMs: 0, gaps: noGaps() })
}

function signsOf({ signs }: State, device: DeviceId): Signs {
  let known = signs.of.get(device)
  if (!known) {
    known = { heard: 0, longestMs: 0, gaps: noGaps(), lastAt: null }
    signs.of.set(device, known)
  }
  return known
}

/** What a patrol did and the hub has not heard yet: in order, bounded, and never sent late behind the person's back. */
import type { Problem } from '../../../hub/contract/api.ts'

export type Verb = 'acknowledge' | 'arrive' | 'note'
export type Deed = {
  /** Its own name; the hub writes a note once under it. */
  key: string
  person: string
  incident: string
  /** Its name, for when the incident itself has left the page. */
  site: string
  do: Verb
  text?: string
  /** When it was pressed, ms since 1970 by this phone. */
  at: number
  state: 'waiting' | 'sent' | 'refused'
  /** When the hub answered. */
  doneAt?: number
  /** The hub's refusal. */
  problem?: Problem
}
export type NewDeed = Omit<Deed, 'key' | 'at' | 'state' | 'doneAt' | 'problem'>

export const MOST_DEEDS = 20
/** "On my way" from half an hour ago would mislead: it is offered, and sent only when the person still means it. */
export const SENT_WITHIN_MS = 30 * 60_000

export const isOld = ({ state, at }: Deed, now: number): boolean => state === 'waiting' && now - at > SENT_WITHIN_MS
export const isWaiting = (deed: Deed, now: number): boolean => deed.state === 'waiting' && !isOld(deed, now)

/** The same thing waiting twice is one thing; the finished make room first, then the oldest. */
export function added(queue: readonly Deed[], deed: Deed): Deed[] {
  const { do: verb, incident, person, at } = deed
  const same = queue.find(
    (each) => each.state === 'waiting' && verb !== 'note' && each.do === verb && each.incident === incident && each.person === person,
  )
  if (same && !isOld(same, at)) return [...queue]
  const next = [...queue.filter((each) => each !== same), deed]
  while (next.length > MOST_DEEDS) {
    const finished = next.findIndex((each) => each.state !== 'waiting')
    next.splice(Math.max(0, finished), 1)
  }
  return next
}

/** The next to send for this person. */
export const nextDue = (queue: readonly Deed[], person: string, now: number): Deed | undefined =>
  queue.find((deed) => deed.person === person && isWaiting(deed, now))

export const settled = (queue: readonly Deed[], key: string, end: Pick<Deed, 'state' | 'doneAt' | 'problem'>): Deed[] =>
  queue.map((deed) => (deed.key === key ? { ...deed, ...end } : deed))

/** The person still means it: it counts from now on. */
export const renewed = (queue: readonly Deed[], key: string, now: number): Deed[] =>
  queue.map((deed) => (deed.key === key ? { ...deed, at: now, state: 'waiting' } : deed))

export const dropped = (queue: readonly Deed[], key: string): Deed[] => queue.filter((deed) => deed.key !== key)

/** After the close only a note that nobody has read yet is worth keeping. */
export const afterClose = (queue: readonly Deed[], incident: string): Deed[] =>
  queue.filter((deed) => deed.incident !== incident || (deed.do === 'note' && deed.state === 'waiting'))

/**
 * Who is really there: the http room's side of desk/ports/presence. An open socket is not a person, because a stopped
 * browser goes on holding one; so a page proves itself by beating, and the hub's own beat must get through to it.
 * Kept per session, that is per browser: a page in the pocket must not speak for the one on the desk.
 * Its times are those of the steady clock: one on the wall that is set must neither man a desk that is dead nor empty one that lives.
 */
import type { PersonId } from '../contract/ids.ts'
import { WATCH } from '../contract/watch.ts'
import type { Clock } from '../desk/clock.ts'
import type { Presence } from '../desk/ports/presence.ts'
import { type Away, nearestTo, troubleOf } from './console-trouble.ts'

/** Pages beat every 10 s; gone after two missed beats, with 2 s for a slow line. */
const PAGE_BEAT_MS = 22_000
/** The hub beats every 5 s; two that did not get through, with the same slack. */
const HUB_BEAT_MS = 12_000
/** Consoles need as long as this to find a restarted hub again; until then whoever was signed on counts. */
const START_MS = 15_000

/** `page` tells the tabs of one browser apart: one behind the others must not speak for the one in front. */
export type PageBeat = { page?: string; visible: boolean; sound: boolean; lastInputAt: number | null }

/** More tabs of one browser than these: the one longest unheard goes. */
const PAGES_A_BROWSER = 20

/** One open feed, as presence sees it. */
export type Line = {
  /** Everything sent so far has left the hub, the last beat too. */
  took(): void
  close(): void
}

export type FeedPresence = Presence & {
  open(person: PersonId, session: string): Line
  beat(person: PersonId, session: string, beat: PageBeat): void
  /** A human was here just now: signing on is done by hand. */
  input(person: PersonId, session: string): void
  /** Is any feed of this person open, apart from those of one session? */
  openElsewhere(person: PersonId, session: string): boolean
  /** Told when somebody comes or goes. Returns a function that stops it. */
  follow(changed: () => void): () => void
}

type Page = {
  lines: Set<{ tookAt: number }>
  /** Each tab's last beat, the newest last; `said` is the touch it told of, by the wall. */
  beats: Map<string, { at: number; visible: boolean; sound: boolean; said: number | null }>
  /** When it was first heard of; it counts as touched then, until more is known. */
  since: number
  lastInputAt: number | null
}

type Person = {
  pages: Map<string, Page>
  /** One of them beats, so one that never did, as a phone's, no longer counts by its socket. */
  beats: boolean
  attended: boolean
  watched: boolean
}

export function feedPresence(clock: Clock): FeedPresence {
  const startedAt = clock.steady()
  const people = new Map<PersonId, Person>()
  /** Since when somebody is not there who was, and why; it outlives their pages. */
  const gone = new Map<PersonId, Away>()
  const followers = new Set<() => void>()
  const tell = () => {
    for (const changed of followers) changed()
  }
  // One moment for both: a timer that came a fraction of a millisecond early would tell of what is not so yet, and nobody would tell again.
  let isStarting = true
  clock.after(START_MS, () => {
    isStarting = false
    tell()
  })

  /** In time as the wall tells it. */
  const onWall = (at: number) => Math.round(clock.now() - (clock.steady() - at))
  const recent = (at: number, within: number) => clock.steady() - at <= within

  function thereAt(page: Page, beats: boolean): boolean {
    if (![...page.lines].some((line) => recent(line.tookAt, HUB_BEAT_MS))) return false
    if (page.beats.size === 0) return !beats
    const seen = [...page.beats.values()].some(({ at, visible, sound }) => recent(at, PAGE_BEAT_MS) && visible && sound)
    return seen && recent(page.lastInputAt ?? page.since, WATCH.unattendedAfterMs)
  }

  function really(person: PersonId): boolean {
    const entry = people.get(person)
    return entry !== undefined && [...entry.pages.values()].some((page) => thereAt(page, entry.beats))
  }

  function heardOf(page: Page): Away {
    const took = [...page.lines].some((line) => recent(line.tookAt, HUB_BEAT_MS))
    const beat = [...page.beats.values()].some(({ at }) => recent(at, PAGE_BEAT_MS))
    const heard = { ...page, tookLately: took, beatLately: beat, touchedAt: page.lastInputAt ?? page.since }
    return troubleOf(heard, WATCH.unattendedAfterMs, clock.steady())
  }

  /** What an open page says of itself now is newer than why it went. */
  function away(person: PersonId): Away {
    const went = gone.get(person) ?? { since: startedAt, why: 'page' }
    const open = [...(people.get(person)?.pages.values() ?? [])].filter(
      ({ lines, beats }) => lines.size > 0 && [...beats.values()].some(({ at }) => recent(at, PAGE_BEAT_MS)),
    )
    return { since: onWall(went.since), why: nearestTo(open.map(heardOf))?.why ?? went.why }
  }

  /** Looks again after every change, and by itself for as long as a page is there, since falling silent makes no sound. */
  function check(person: PersonId): void {
    const entry = people.get(person)
    if (!entry) return
    for (const [session, page] of entry.pages)
      if (
        page.lines.size === 0 &&
        !recent(Math.max(...[...page.beats.values()].map(({ at }) => at), page.lastInputAt ?? page.since), PAGE_BEAT_MS)
      )
        entry.pages.delete(session)
    const attended = really(person)
    if (attended !== entry.attended) {
      entry.attended = attended
      if (attended) gone.delete(person)
      else gone.set(person, nearestTo([...entry.pages.values()].map(heardOf)) ?? { since: clock.steady(), why: 'page' })
      tell()
    }
    if (entry.pages.size === 0) people.delete(person)
    else if (!entry.watched) {
      entry.watched = true
      clock.after(1000, () => {
        entry.watched = false
        check(person)
      })
    }
  }

  function pageOf(person: PersonId, session: string): Page {
    const entry: Person = people.get(person) ?? { pages: new Map(), beats: false, attended: false, watched: false }
    people.set(person, entry)
    const page = entry.pages.get(session) ?? { lines: new Set(), beats: new Map(), since: clock.steady(), lastInputAt: null }
    entry.pages.set(session, page)
    return page
  }

  return {
    attended: (person) => isStarting || really(person),
    away: (person) => (isStarting || really(person) ? null : away(person)),
    open(person, session) {
      const page = pageOf(person, session)
      const line = { tookAt: clock.steady() }
      page.lines.add(line)
      check(person)
      return {
        took() {
          line.tookAt = clock.steady()
          check(person)
        },
        close() {
          page.lines.delete(line)
          check(person)
        },
      }
    },
    beat(person, session, { page: tab = '', visible, sound, lastInputAt }) {
      const page = pageOf(person, session)
      const before = page.beats.get(tab)?.said ?? null
      page.beats.delete(tab)
      page.beats.set(tab, { at: clock.steady(), visible, sound, said: lastInputAt })
      const [longest] = page.beats.size > PAGES_A_BROWSER ? page.beats.keys() : []
      if (longest !== undefined) page.beats.delete(longest)
      const entry = people.get(person)
      if (entry) entry.beats = true
      // A page whose clock is ahead counts as touched now, and by the same touch only once.
      if (lastInputAt !== null && lastInputAt !== before) {
        const touchedAt = clock.steady() - Math.max(0, clock.now() - lastInputAt)
        page.lastInputAt = Math.max(page.lastInputAt ?? touchedAt, touchedAt)
      }
      check(person)
    },
    input(person, session) {
      pageOf(person, session).lastInputAt = clock.steady()
      check(person)
    },
    openElsewhere(person, session) {
      return [...(people.get(person)?.pages ?? [])].some(([key, page]) => key !== session && page.lines.size > 0)
    },
    follow(changed) {
      followers.add(changed)
      return () => followers.delete(changed)
    },
  }
}

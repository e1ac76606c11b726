/** All open feeds: follows the desk, the registry and presence, and lets every console hear what its person may see. */
import type { EventType } from '../contract/events.ts'
import type { IncidentId, PersonId } from '../contract/ids.ts'
import type { Told } from '../desk/follower.ts'
import type { HttpDeps } from './deps.ts'
import { type FeedConnection, feedConnection } from './feed-connection.ts'
import type { FeedStream } from './feed-stream.ts'
import { feedViews } from './feed-views.ts'
import { viewerOfSession } from './guard.ts'
import type { Line } from './presence.ts'

const BEAT_MS = 5_000
/** Every minute, what time alone takes out of sight is taken back. */
const BEATS_A_LOOK = 12
const SUPERVISION_MS = 1_000
/** What the duty view tells of besides who is there; who sees what does not change with it. */
const OF_DUTY: ReadonlySet<EventType> = new Set([
  ...(['ShiftNoted', 'HandoverRead', 'SirenChecked'] as const),
  ...(['PhoneTested', 'PhoneTestSettled', 'PhoneTestShown', 'PhoneLost', 'PhoneBack', 'PhoneProbed'] as const),
])
/** The oldest goes first: a browser that lost its line must never keep its person out. */
const FEEDS_A_PERSON = 20

/** The line of a screen that only shows. */
const NOBODY: Line = { took: () => undefined, close: () => undefined }

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'presence' | 'rosterFor'>

export type Feeds = {
  /**
   * @param since as in feed-connection; null for a browser that has heard nothing
   * @param watching a wall display: it shows and proves nothing, so presence does not hear of it
   */
  open(person: PersonId, session: string, stream: FeedStream, since: number | null, watching?: boolean): void
  count(): number
  /** Ends every feed whose session is over. */
  recheck(): void
  /** Ends them all, and follows nobody any more. */
  close(): void
}

export function openFeeds(deps: Deps): Feeds {
  const { clock, desk, registry, presence } = deps
  const views = feedViews(deps)
  const feeds = new Map<PersonId, Set<FeedConnection>>()
  const all = () => [...feeds.values()].flatMap((of) => [...of])
  const unwritten = new Set<IncidentId>()
  let toldSeq = desk.writtenSeq()
  let beats = 0
  let beating = false
  let pumping = false
  let closed = false

  function pump(feed: FeedConnection): void {
    const viewer = viewerOfSession(deps, feed.session)
    if (viewer) feed.pump(viewer)
    else feed.end()
  }
  /** Once a turn of the event loop, however many commands it decided. */
  function soon(): void {
    if (pumping) return
    pumping = true
    setImmediate(() => {
      pumping = false
      for (const feed of all()) pump(feed)
    })
  }
  function lookAgain(): void {
    views.forget()
    for (const feed of all()) {
      const viewer = viewerOfSession(deps, feed.session)
      if (viewer) feed.look(viewer)
      feed.wantSupervision()
      feed.wantDuty()
    }
    soon()
  }

  let quietUntil = 0
  let supervisionWaits = false
  /** At once, but at most about once a second. */
  function supervision(): void {
    // By the steady clock: one that was set back must not keep a desk in the dark.
    const wait = quietUntil - clock.steady()
    if (supervisionWaits) return
    if (wait > 0) {
      supervisionWaits = true
      clock.after(wait, () => {
        supervisionWaits = false
        supervision()
      })
      return
    }
    quietUntil = clock.steady() + SUPERVISION_MS
    views.forget()
    for (const feed of all()) feed.wantSupervision()
    soon()
  }

  function told({ recorded, incidents }: Told): void {
    views.forget()
    toldSeq = Math.max(toldSeq, recorded.at(-1)?.seq ?? 0)
    if (incidents.size > 0) {
      for (const feed of all()) feed.changed(incidents)
      if (toldSeq > desk.writtenSeq()) for (const id of incidents) unwritten.add(id)
      soon()
    }
    if (recorded.some(({ event }) => event.type === 'DutyStarted' || event.type === 'DutyEnded')) lookAgain()
    if (recorded.some(({ event }) => OF_DUTY.has(event.type))) {
      for (const feed of all()) feed.wantDuty()
      soon()
    }
    // A heartbeat alone changes nothing that is counted but a battery, and that is looked at every minute.
    if (recorded.some(({ event }) => !('incident' in event) && event.type !== 'DeviceHeard')) supervision()
  }
  /** They were shown as unwritten; now they are shown as what they are. */
  function written(seq: number): void {
    views.forget()
    for (const feed of all()) feed.changed(unwritten)
    desk.look(({ incidents }) => {
      for (const id of unwritten) if ((incidents.get(id)?.seq ?? 0) <= seq) unwritten.delete(id)
    })
    soon()
  }

  const stops = [
    desk.follow({ name: 'feed', told, written }),
    registry.follow(lookAgain),
    presence.follow(() => {
      views.forget()
      for (const feed of all()) feed.wantDuty()
      soon()
    }),
  ]

  /** Beats for as long as anybody listens. */
  function beatLater(): void {
    if (beating) return
    beating = true
    clock.after(BEAT_MS, () => {
      beating = false
      beats += 1
      views.forget()
      for (const feed of all()) if (!feed.beat()) feed.cut()
      if (beats % BEATS_A_LOOK === 0) lookAgain()
      for (const feed of all()) pump(feed)
      if (feeds.size > 0) beatLater()
    })
  }

  return {
    open(person, session, stream, since, watching = false) {
      const viewer = viewerOfSession(deps, session)
      if (!viewer || closed) return stream.end()
      const own = feeds.get(person) ?? new Set()
      feeds.set(person, own)
      const [oldest] = own.size >= FEEDS_A_PERSON ? own : []
      oldest?.end()
      const line = watching ? NOBODY : presence.open(person, session)
      const level = () => Math.min(desk.writtenSeq(), toldSeq)
      const feed = feedConnection({ ...deps, views, level }, stream, line, session, viewer, since)
      own.add(feed)
      stream.onDrain(() => pump(feed))
      stream.onClose(() => {
        own.delete(feed)
        if (own.size === 0 && feeds.get(person) === own) feeds.delete(person)
        line.close()
      })
      feed.pump(viewer)
      beatLater()
    },
    count: () => all().length,
    recheck() {
      for (const feed of all()) if (!viewerOfSession(deps, feed.session)) feed.end()
    },
    close() {
      closed = true
      for (const stop of stops) stop()
      for (const feed of all()) feed.end()
    },
  }
}

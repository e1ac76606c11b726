/**
 * What one console still has to hear, and the order it hears it in. Incidents wait here by name, not as text: a slow line
 * gets each one once, as it stands when there is room for it, and what waits can never outgrow what there is.
 */
import type { IncidentId, SiteId } from '../contract/ids.ts'
import { seesReduced, seesSite, type Viewer } from '../core/sight.ts'
import type { HttpDeps } from './deps.ts'
import type { FeedStream } from './feed-stream.ts'
import type { FeedViews } from './feed-views.ts'
import type { Line } from './presence.ts'

/** Over this much unsent, and nothing moving, a feed is closed: nobody reads at the other end. */
const UNSENT_BYTES = 256 * 1024
/** About one view, for what has not been written out yet. */
const VIEW_BYTES = 1_500

export type FeedConnection = {
  session: string
  /** These changed; they are sent, or taken back, at the next `pump`. */
  changed(incidents: Iterable<IncidentId>): void
  wantSupervision(): void
  wantDuty(): void
  /** What this person may see changed, without any incident changing. */
  look(viewer: Viewer): void
  /** Sends what there is room for. */
  pump(viewer: Viewer): void
  /** The hub's beat, every 5 s; false when the line is dead and must be cut. */
  beat(): boolean
  end(): void
  cut(): void
}

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log'> & {
  views: FeedViews
  /** Everything up to this place has been named to every connection. */
  level(): number
}

/** @param since the place up to which this browser has heard everything (its Last-Event-ID), or null: it has heard nothing */
export function feedConnection(
  deps: Deps,
  stream: FeedStream,
  line: Line,
  session: string,
  viewer: Viewer,
  since: number | null,
): FeedConnection {
  const { clock, desk, registry, views, log } = deps
  const due = new Set<IncidentId>()
  const sent = new Map<IncidentId, SiteId>()
  const wants = { supervision: true, duty: true, ready: true, beat: false }
  const last = { supervision: '', duty: '' }
  /** Resuming from here misses nothing; it goes out only when all before it has. */
  let safe = since ?? 0
  let gone = 0
  let still = 0

  const visible = views.visible(viewer)
  for (const { id, seq } of visible) if (since !== null && seq > since) due.add(id)
  for (const { id, open } of visible) if (open) due.add(id)

  const now = () => `{"at":"${new Date(clock.now()).toISOString()}"}`
  function send(event: string, json: string): void {
    if (due.size === 0) safe = Math.max(safe, deps.level())
    stream.send(event, json, String(safe))
  }

  function sendIncident(current: Viewer, id: IncidentId): void {
    const frame = views.incident(current, id)
    if (frame) {
      sent.set(id, frame.site)
      send('incident', frame.json)
      return
    }
    const site = sent.get(id)
    if (site === undefined) return
    sent.delete(id)
    // Closed a day ago and out of memory, yet still this station's own: history has it.
    const own = seesSite(current, site, registry.directory()) && desk.look((state) => !state.incidents.has(id))
    if (!own) send('gone', JSON.stringify({ id }))
  }

  function pump(current: Viewer): void {
    for (const id of due) {
      if (!stream.ready()) return
      due.delete(id)
      try {
        sendIncident(current, id)
      } catch (error) {
        log.error({ err: error, incident: id }, 'an incident could not be shown; the others are')
      }
    }
    if (!stream.ready()) return
    if (wants.supervision) {
      wants.supervision = false
      const { json, same } = views.supervision(current)
      if (same !== last.supervision) send('supervision', json)
      last.supervision = same
    }
    if (wants.duty && !seesReduced(current)) {
      wants.duty = false
      const json = views.duty(current)
      if (json !== last.duty) send('duty', json)
      last.duty = json
    }
    if (wants.ready) send('ready', now())
    else if (wants.beat) send('beat', now())
    wants.ready = false
    wants.beat = false
  }

  return {
    session,
    changed(incidents) {
      for (const id of incidents) due.add(id)
    },
    wantSupervision() {
      wants.supervision = true
    },
    wantDuty() {
      wants.duty = true
    },
    look(current) {
      const seen = new Map(views.visible(current).map(({ id, open }) => [id, open]))
      for (const id of sent.keys()) if (!seen.has(id)) due.add(id)
      for (const [id, open] of seen) if (open && !sent.has(id)) due.add(id)
    },
    pump,
    beat() {
      if (stream.unsent() === 0) line.took()
      const moving = stream.unsent() === 0 || stream.gone() > gone
      still = moving ? 0 : still + 1
      gone = stream.gone()
      wants.beat = true
      const owed = stream.unsent() + due.size * VIEW_BYTES
      return still === 0 || (still === 1 && owed <= UNSENT_BYTES)
    },
    end: stream.end,
    cut: stream.cut,
  }
}

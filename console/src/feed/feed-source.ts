/**
 * Where feed events come from. HTTP/1.1 allows a browser six connections to one host, and a desk, its wall, its map and its
 * history are four tabs already: so one worker holds one feed for all of them. Where there is no such worker, or it fails
 * or falls silent, a page opens a feed of its own.
 */
import type { FeedListener } from './feed-state.ts'
import { openOwnFeed } from './own-feed.ts'
import type { FromWorker, ToWorker } from './shared-feed.ts'

/** A worker that is alive says something within its own silence and one try more. */
const WORKER_SILENT_MS = 25_000
const LOOK_MS = 5_000

/**
 * Opens the feed and keeps it open until the returned function is called.
 * @param person whose it is: another one's must never be shown, and the worker outlives a sign-out
 * @param watching a wall display: it must never make its station count as attended
 */
export function openFeed(listen: FeedListener, person: string, watching = false): () => void {
  const worker = sharedWorker(watching)
  if (!worker) return openOwnFeed(listen, watching)
  const { port } = worker
  let own: (() => void) | null = null
  let heardAt = performance.now()
  const tell = (message: ToWorker) => port.postMessage(message)
  const hello = () => tell({ hello: person })
  const bye = () => tell({ bye: true })

  const alone = () => {
    if (own) return
    bye()
    port.close()
    own = openOwnFeed(listen, watching)
  }
  port.onmessage = ({ data: { event, beatAt } }: MessageEvent<FromWorker>) => {
    heardAt = performance.now()
    if (!own) listen(event, beatAt)
  }
  worker.onerror = alone
  // A page that was frozen hears nothing meanwhile: its own silence is no sign of the worker's.
  let lookedAt = performance.now()
  const look = setInterval(() => {
    const frozen = performance.now() - lookedAt > 2 * LOOK_MS
    lookedAt = performance.now()
    if (frozen) heardAt = lookedAt
    else if (performance.now() - heardAt > WORKER_SILENT_MS) alone()
  }, LOOK_MS)
  addEventListener('pagehide', bye)
  addEventListener('pageshow', shownAgain)
  function shownAgain({ persisted }: PageTransitionEvent) {
    if (persisted && !own) hello()
  }
  hello()
  return () => {
    clearInterval(look)
    removeEventListener('pagehide', bye)
    removeEventListener('pageshow', shownAgain)
    if (own) own()
    else bye()
    port.onmessage = null
  }
}

function sharedWorker(watching: boolean): SharedWorker | null {
  if (!('SharedWorker' in globalThis)) return null
  try {
    return watching
      ? new SharedWorker(new URL('./feed-worker.ts', import.meta.url), { type: 'module', name: 'tieng-chuong-wall' })
      : new SharedWorker(new URL('./feed-worker.ts', import.meta.url), { type: 'module', name: 'tieng-chuong-feed' })
  } catch {
    return null
  }
}

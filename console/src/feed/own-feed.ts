/** One feed of this page's or this worker's own, kept open. */
import { API } from '../api/call.ts'
import { type FeedEvent, type FeedListener, STALE_AFTER_MS } from './feed-state.ts'

const RETRY_MS = [500, 1000, 2000, 4000, 5000] as const

/**
 * Opens the feed and keeps it open until the returned function is called. Every connection is a new one without
 * Last-Event-ID, so that everything open is always sent in full: a page needs what is, not what was missed.
 * @param watching a wall display: it must never make its station count as attended
 */
export function openOwnFeed(listen: FeedListener, watching = false): () => void {
  let source: EventSource | null = null
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    const current = new EventSource(`${API}/feed${watching ? '?watching=true' : ''}`)
    source = current
    const on = <Data>(name: string, read: (data: Data) => FeedEvent, beatAt?: (data: Data) => string | undefined) =>
      current.addEventListener(name, (message: MessageEvent<string>) => {
        watch()
        const data = parse<Data>(message.data)
        if (data !== undefined) listen(read(data), beatAt?.(data))
      })
    current.onopen = () => {
      watch()
      listen({ type: 'opened' })
    }
    current.onerror = again
    on('incident', (view: Extract<FeedEvent, { type: 'incident' }>['view']) => ({ type: 'incident', view }))
    on('gone', ({ id }: { id: string }) => ({ type: 'gone', id }))
    on('supervision', (view: Extract<FeedEvent, { type: 'supervision' }>['view']) => ({ type: 'supervision', view }))
    on('duty', (view: Extract<FeedEvent, { type: 'duty' }>['view']) => ({ type: 'duty', view }))
    on<{ at?: string }>(
      'beat',
      () => ({ type: 'beat' }),
      (data) => data.at,
    )
    on('ready', () => {
      attempt = 0
      return { type: 'ready' }
    })
    watch()
  }

  /** A connection can stay open and bring nothing (a pulled cable): silence counts as an end. */
  function watch() {
    clearTimeout(timer)
    timer = setTimeout(again, STALE_AFTER_MS)
  }

  function again() {
    source?.close()
    source = null
    listen({ type: 'lost' })
    clearTimeout(timer)
    timer = setTimeout(connect, RETRY_MS[Math.min(attempt++, RETRY_MS.length - 1)])
  }

  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function parse<Data>(text: string): Data | undefined {
  try {
    return JSON.parse(text || '{}') as Data
  } catch {
    return undefined
  }
}

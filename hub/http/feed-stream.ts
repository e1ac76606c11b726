/**
 * One open feed on the wire: server-sent events (WHATWG HTML §9.2) on the raw response, because a framework's stream
 * hides how much has not left yet, and that is what tells a stopped browser from a quiet one.
 */
import type { ServerResponse } from 'node:http'

export type FeedStream = {
  /** False: what was sent waits; send no more before `onDrain`. */
  ready(): boolean
  send(event: string, json: string, id: string | null): void
  /** Bytes given to the stream that have not left the hub. */
  unsent(): number
  /** Bytes that have left the hub. */
  gone(): number
  onDrain(call: () => void): void
  onClose(call: () => void): void
  end(): void
  /** Ends it without waiting for what is unsent. */
  cut(): void
}

export function feedStream(raw: ServerResponse): FeedStream {
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // no-transform: a proxy that compresses would hold events back.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 1000\n\n')
  // A line that breaks while something is written is an everyday end, and `close` follows.
  raw.on('error', () => undefined)
  const over = () => raw.destroyed || raw.writableEnded
  return {
    ready: () => !raw.writableNeedDrain && !over(),
    send(event, json, id) {
      if (!over()) raw.write(`event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${json}\n\n`)
    },
    unsent: () => raw.writableLength,
    gone: () => (raw.socket?.bytesWritten ?? 0) - (raw.socket?.writableLength ?? 0),
    onDrain: (call) => void raw.on('drain', call),
    onClose: (call) => void raw.once('close', call),
    end: () => void raw.end(),
    cut: () => void raw.destroy(),
  }
}

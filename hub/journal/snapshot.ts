/** The desk's state at one place in the journal, as bytes: a shortcut past the events before it, never the record itself. */
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'

export type StoredSnapshot = { seq: number; version: number; digest: Uint8Array; bytes: Uint8Array }

/** Maps and Sets survive. Taken at once, because the desk changes its state in place. */
export const snapshotBytes = (state: unknown): Uint8Array => serialize(state)

/** A flipped bit inside a text would still deserialise; only a digest sees it. */
export const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** The state, or why it cannot be used: then an older snapshot, or every event, does. */
export function readSnapshot(stored: StoredSnapshot, version: number): { state: unknown } | { unusable: string } {
  if (stored.version !== version) return { unusable: `it is of state version ${stored.version}, today's is ${version}` }
  if (Buffer.compare(digestOf(stored.bytes), stored.digest) !== 0) return { unusable: 'its bytes are damaged' }
  try {
    return { state: deserialize(stored.bytes) }
  } catch (error) {
    return { unusable: `it cannot be deserialised: ${String(error)}` }
  }
}

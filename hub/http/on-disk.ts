/**
 * Before the journal is asked for what memory has let go: an outage that ends is gone from memory at once, and its end is in the journal
 * a disk's write later. Whoever read the two in between would find it in neither.
 */
import type { HttpDeps } from './deps.ts'
import { within } from './within.ts'

/** A disk that takes longer hangs, and the page says what there is. */
const WRITTEN_MS = 1_000

/** True once all that is decided by now is on disk; false when the disk did not take it within a second. Never rejects. */
export async function onDisk({ clock, desk }: Pick<HttpDeps, 'clock' | 'desk'>): Promise<boolean> {
  const place = desk.look(({ seq }) => seq)
  if (desk.writtenSeq() >= place) return true
  const { promise, resolve } = Promise.withResolvers<true>()
  const look = () => {
    if (desk.writtenSeq() >= place) resolve(true)
  }
  const stop = desk.follow({ name: 'on-disk', told: look, written: look })
  return (await within(clock, WRITTEN_MS, promise).finally(stop)) ?? false
}

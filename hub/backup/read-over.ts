/** What lies at a place is read again on later nights: a stick that forgets is found out while there is another one. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { damagedOf, digestOf, madeAtOf } from './names.ts'
import type { Place } from './place.ts'

/** What else stands there accuses nobody. */
const DIGEST = /^[0-9a-f]{64} /
const DAY_MS = 24 * 3_600_000

/**
 * The newest but tonight's, and one older in turn, so that every night costs the same. What does not read as it was written, twice, gets a
 * name that says so: whoever restores takes another, and it takes no good one's room in the rotation.
 */
export async function readOver(place: Place, hubId: string, justMade: string, at: number): Promise<void> {
  const names = await place.list()
  const own = names.filter((name) => name !== justMade && madeAtOf(hubId, name) !== null && names.includes(digestOf(name)))
  const [newest, ...older] = own.sort((a, b) => (madeAtOf(hubId, b) ?? 0) - (madeAtOf(hubId, a) ?? 0))
  const inTurn = older[Math.floor(at / DAY_MS) % Math.max(1, older.length)]
  // Twice: a cable that was touched is no verdict over what lies there.
  for (const name of [newest, inTurn])
    if (name !== undefined && !(await isAsWritten(place, name)) && !(await isAsWritten(place, name)))
      await place.rename(name, damagedOf(name))
}

/** A disk that cannot be read at all is as good as one that reads otherwise. */
async function isAsWritten(place: Place, name: string): Promise<boolean> {
  try {
    const [written, found] = await Promise.all([place.read(digestOf(name)).then(text), place.read(name).then(sha256)])
    return !DIGEST.test(written) || written.startsWith(found)
  } catch {
    return false
  }
}

/** As sha256sum(1) writes it, so that `sha256sum -c` on any machine tells the same. */
export const digestLine = (digest: string, name: string): string => `${digest}  ${name}\n`

export async function sha256(source: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(source, hash)
  return hash.digest('hex')
}

/** One backup to one place: copied, read back, named, and only then are older ones let go. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BackupKeep } from '../contract/backup-settings.ts'
import { isPart, partOf } from './names.ts'
import { type Place, placeTrouble } from './place.ts'
import { surplus } from './rotate.ts'

export type Parcel = { file: string; name: string; hubId: string; keep: BackupKeep; timeZone: string }

/** How many older ones made room. @throws PlaceTrouble; what was there before is as it was */
export async function deliver(place: Place, { file, name, hubId, keep, timeZone }: Parcel): Promise<number> {
  const part = partOf(name)
  await place.put(file, part)
  const [sent, found] = await Promise.all([sha256(createReadStream(file)), sha256(place.read(part))])
  if (sent !== found) {
    await place.remove(part).catch(() => undefined)
    throw placeTrouble('unreadable', `${name} was read back and is not what was written: the disk may be wearing out.`)
  }
  await place.rename(part, name)
  const names = await place.list()
  const left = [...surplus(names, hubId, keep, timeZone, name), ...names.filter((each) => isPart(hubId, each))]
  for (const each of left) await place.remove(each)
  return left.filter((each) => !isPart(hubId, each)).length
}

export async function sha256(source: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(source, hash)
  return hash.digest('hex')
}

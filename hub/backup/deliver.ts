/** One backup to one place: copied, read back, named, and only then are older ones let go. */
import { createReadStream, writeFileSync } from 'node:fs'
import type { BackupKeep } from '../contract/backup-settings.ts'
import { digestOf, isDamaged, isPart, partOf } from './names.ts'
import { type Place, placeTrouble } from './place.ts'
import { digestLine, readOver, sha256 } from './read-over.ts'
import { surplus } from './rotate.ts'

export type Parcel = { file: string; name: string; hubId: string; keep: BackupKeep; timeZone: string; at: number }
/** How many older ones made room, and how many lie there that were good once and are not any more. */
export type Delivered = { removed: number; damaged: number }

/** @throws PlaceTrouble; what was there before is as it was */
export async function deliver(place: Place, { file, name, hubId, keep, timeZone, at }: Parcel): Promise<Delivered> {
  const part = partOf(name)
  await place.put(file, part)
  const [sent, found] = await Promise.all([sha256(createReadStream(file)), place.read(part).then(sha256)])
  if (sent !== found) {
    await place.remove(part).catch(() => undefined)
    throw placeTrouble('unreadable', `${name} was read back and is not what was written: the disk may be wearing out.`)
  }
  // Before its name: what has one has its digest beside it.
  writeFileSync(digestOf(file), digestLine(sent, name))
  await place.put(digestOf(file), digestOf(name))
  await place.rename(part, name)
  if (place.isNear) await readOver(place, hubId, name, at)
  const names = await place.list()
  const old = surplus(names, hubId, keep, timeZone, name)
  const digests = old.map(digestOf).filter((each) => names.includes(each))
  for (const each of [...old, ...digests, ...names.filter((one) => isPart(hubId, one))]) await place.remove(each)
  return { removed: old.length, damaged: names.filter((each) => isDamaged(hubId, each)).length }
}

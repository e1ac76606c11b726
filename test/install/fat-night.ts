/**
 * Nights of backups on a FAT32 stick, as the hub's own user: what hub/backup does at a folder, and nothing else.
 *   fat-night.ts choose FOLDER      “chosen”
 *   fat-night.ts night FOLDER DAY   “DAY: N backups, N damaged”
 *   fat-night.ts half FOLDER        “half written”, and the next one is begun and never ended
 *   fat-night.ts larger FOLDER      why a backup beyond what FAT32 can hold in one file is not put there
 */
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deliver } from '../../hub/backup/deliver.ts'
import { chooseFolder, openFolder } from '../../hub/backup/folder.ts'
import { backupName, partOf } from '../../hub/backup/names.ts'
import { sorted } from '../../hub/backup/place.ts'

const [what = '', folder = '', day = '1'] = process.argv.slice(2)
const [hubId, placeId] = ['ab12cd34', 'usb']
const at = Date.UTC(2026, 10, Number(day), 20, 30, 1)
const keep = { daily: 3, weekly: 1, monthly: 1 }
const FOUR_GIB = 2 ** 32
const made = (bytes: number): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'chuong-night-')), 'backup')
  writeFileSync(file, Buffer.alloc(Math.min(bytes, 300_000), day))
  truncateSync(file, bytes)
  return file
}

async function done(): Promise<string> {
  if (what === 'choose') {
    await chooseFolder(folder, hubId, placeId)
    return 'chosen'
  }
  const place = await openFolder(folder, hubId, placeId)
  const name = backupName(hubId, at, true)
  if (what === 'half') {
    await place.put(made(300_000), partOf(name))
    return 'half written'
  }
  const { damaged } = await deliver(place, {
    ...{ file: made(what === 'larger' ? FOUR_GIB : 300_000), name, hubId, keep, timeZone: 'Asia/Ho_Chi_Minh', at },
  })
  const there = (await readdir(folder)).filter((each) => each.endsWith('.chuong.age'))
  return `${day}: ${there.length} backups, ${damaged} damaged`
}

process.stdout.write(`${await done().catch((error: unknown) => `${sorted(error).why}: ${sorted(error).message}`)}\n`)

import { existsSync, readdirSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleMap } from '../../../hub/demo/sample-map/sample-map.ts'
import type { Opened } from '../../../hub/http/map/checked.ts'
import { mapShelf } from '../../../hub/http/map/shelf.ts'
import { pushedClock } from '../../harness/clock.ts'
import { temporaryFolder } from '../../harness/temporary.ts'

async function* body(bytes: Buffer) {
  yield bytes
}
const GIGABYTE = 1024 ** 3

test('a disk that hangs holds three reads; the others are told within ten seconds, and nobody waits for ever', async () => {
  const clock = pushedClock()
  const shelf = mapShelf(join(temporaryFolder(), 'map.pmtiles'), clock)
  let begun = 0
  const read = () => {
    begun += 1
    return new Promise(() => undefined)
  }
  const hung = { read } as unknown as FileHandle
  const opened = { file: hung } as Opened
  const reads = Array.from({ length: 200 }, () => shelf.read(opened, 0, 100))
  // Beyond a hundred that wait, the next is told at once.
  expect(await reads[150]).toBe(null)
  await clock.push(10_001)
  expect(await Promise.all(reads)).toEqual(Array(200).fill(null))
  expect(begun).toBe(3)
})

test('a map never takes the last half gigabyte of the disk, whether its length is known before or not', async () => {
  const folder = temporaryFolder()
  let left = 0.4 * GIGABYTE
  const shelf = mapShelf(join(folder, 'map.pmtiles'), pushedClock(), async () => left)
  expect(await shelf.put(body(sampleMap()), null)).toMatchObject({ refused: 'no-room' })
  left = 2 * GIGABYTE
  expect(await shelf.put(body(sampleMap()), 1.9 * GIGABYTE)).toMatchObject({ refused: 'no-room' })

  // It runs full while the bytes come.
  const filling = async function* () {
    yield sampleMap()
    left = 0.4 * GIGABYTE
    for (let piece = 0; piece < 200; piece += 1) yield Buffer.alloc(64 * 1024)
  }
  expect(await shelf.put(filling(), null)).toMatchObject({ refused: 'no-room' })
  expect(readdirSync(folder)).toEqual([])
})

test('a disk that refuses leaves nothing half-made, and the next attempt may succeed', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'map.pmtiles')
  const shelf = mapShelf(path, pushedClock())
  const broken = async function* () {
    yield sampleMap().subarray(0, 1000)
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  await expect(shelf.put(broken(), null)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(existsSync(`${path}.part`)).toBe(false)
  expect(await shelf.put(body(sampleMap()), null)).toMatchObject({ put: { present: true } })
  await shelf.close()
})

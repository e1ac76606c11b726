import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { notes } from './events.ts'
import { place, replay } from './place.ts'

describe('a damaged journal', () => {
  const here = place()
  const whatToDo = /journal\.db is damaged: .* restore the last backup: npm run restore/

  async function written() {
    const journal = await here.open()
    await journal.append(notes(1, 2_000))
    await journal.close()
  }

  it('whose header is destroyed is refused with what to do about it, and left as it is', async () => {
    await written()
    writeFileSync(here.file, Buffer.alloc(100, 0xa5), { flag: 'r+' })
    const before = readFileSync(here.file)
    await expect(here.open()).rejects.toThrow(whatToDo)
    expect(readFileSync(here.file).equals(before)).toBe(true)
  })

  it('that was torn off in the middle is refused', async () => {
    await written()
    truncateSync(here.file, Math.floor(statSync(here.file).size / 2))
    await expect(here.open()).rejects.toThrow(whatToDo)
  })

  it('that is empty, or missing beside its write-ahead log, is not taken for a first start', async () => {
    writeFileSync(here.file, '')
    await expect(here.open()).rejects.toThrow(whatToDo)
    rmSync(here.file)
    writeFileSync(`${here.file}-wal`, 'x')
    await expect(here.open()).rejects.toThrow(whatToDo)
  })

  it('whose pages are damaged further in is found when they are read, never skipped', async () => {
    await written()
    writeFileSync(here.file, damagedInTheMiddle(readFileSync(here.file)))
    await expect(replayed()).rejects.toThrow(whatToDo)
  })

  it('with an event missing is refused, never replayed around the gap', async () => {
    await written()
    here.beside().exec('DELETE FROM events WHERE seq = 1500')
    await expect(replayed()).rejects.toThrow('event 1501 stands where event 1500 should be')
  })

  it.each([
    ['of a newer hub', 'PRAGMA user_version = 99', 'start the newer hub that wrote it'],
    ['of something else', 'PRAGMA user_version = 0', 'it is a database of something else'],
  ])('is told apart from a database %s', async (_, change, message) => {
    await written()
    here.beside().exec(change)
    await expect(here.open()).rejects.toThrow(message)
  })

  it('is readable to nobody but its owner', async () => {
    const journal = await here.open()
    await journal.append(notes(1, 1))
    await journal.copyTo(`${here.file}.copy`)
    for (const file of ['', '-wal', '-shm', '.copy']) expect(statSync(here.file + file).mode & 0o077).toBe(0)
  })

  const replayed = async () => replay(await here.open())
})

/** Rubbish in every second page but the first and last ones, which opening reads. */
function damagedInTheMiddle(bytes: Buffer): Buffer {
  for (let at = 20 * 4_096; at < bytes.length - 10 * 4_096; at += 8_192) bytes.fill(0xa5, at, at + 4_096)
  return bytes
}

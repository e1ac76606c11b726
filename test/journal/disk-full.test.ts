import { describe, expect, it } from 'vitest'
import { until } from '../harness/until.ts'
import { from, noted, notes } from './events.ts'
import { place, replay } from './place.ts'

describe('a full disk', () => {
  const here = place()
  const large = (seq: number) => from(seq, noted('a', `${seq}:${'x'.repeat(50_000)}`))

  it('keeps everything in order and pending, says so, and writes it all once there is room again', async () => {
    const journal = await here.open({ maxPages: 100 })
    await journal.append(notes(1, 10))
    const other = here.beside()
    other.exec(`CREATE TABLE somebodys_file (bytes BLOB); INSERT INTO somebodys_file VALUES (zeroblob(${85 * 4_096}))`)
    const writing = [journal.append(large(11)), journal.append(large(12)), journal.append(notes(13, 1))]
    await until('the disk is full', () => journal.health().state === 'failing')
    expect(journal.health()).toMatchObject({ pending: 3, lastError: 'database or disk is full' })
    expect(await replay(journal)).toEqual(notes(1, 10))
    other.exec('DROP TABLE somebodys_file')
    await here.clock.push(249)
    expect(journal.health().state).toBe('failing')
    await here.clock.push(1)
    await Promise.all(writing)
    expect(journal.health()).toMatchObject({ state: 'ok', pending: 0, lastError: null })
    expect(await replay(journal)).toEqual([...notes(1, 10), ...large(11), ...large(12), ...notes(13, 1)])
  })

  it('costs a snapshot and nothing else', async () => {
    const journal = await here.open({ maxPages: 30 })
    await journal.append(notes(1, 1))
    await expect(journal.saveSnapshot(1, 1, 'x'.repeat(200_000))).rejects.toThrow('full')
    await journal.append(notes(2, 1))
    expect(journal.health().state).toBe('ok')
    expect((await journal.load()).snapshot).toBe(null)
  })
})

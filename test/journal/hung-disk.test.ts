/** The disk is hung by another connection that holds the file's write lock. */
import { describe, expect, it } from 'vitest'
import { turn } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { notes } from './events.ts'
import { place, replay } from './place.ts'

describe('a hung disk', () => {
  const here = place()
  const hang = () => {
    const holder = here.beside()
    holder.exec('BEGIN IMMEDIATE')
    return { release: () => holder.exec('ROLLBACK') }
  }

  it('is called slow once a write has been out for more than 300 ms, and the write goes through when the disk comes back', async () => {
    const journal = await here.open({ busyTimeoutMs: 60_000 })
    const disk = hang()
    const writing = journal.append(notes(1, 2))
    await turn()
    await here.clock.push(300)
    expect(journal.health()).toMatchObject({ state: 'ok', pending: 2, oldestPendingMs: 300 })
    await here.clock.push(1)
    expect(journal.health()).toMatchObject({ state: 'slow', pending: 2, oldestPendingMs: 301, lastError: null })
    here.clock.jump(-3_600_000)
    expect(journal.health(), 'by a clock that was set back as well').toMatchObject({ state: 'slow', oldestPendingMs: 301 })
    disk.release()
    await writing
    expect(journal.health()).toMatchObject({ state: 'ok', pending: 0 })
  })

  it('that answers with an error is tried again every 250 ms, and everything is written in order', async () => {
    const journal = await here.open({ busyTimeoutMs: 1 })
    const disk = hang()
    const resolved: number[] = []
    const writing = [1, 2, 3].map((seq) => journal.append(notes(seq, 1)).then(() => resolved.push(seq)))
    await until('the write is refused', () => journal.health().state === 'failing')
    expect(journal.health().lastError).toContain('locked')
    writing.push(journal.append(notes(4, 1)).then(() => resolved.push(4)))
    for (let again = 0; again < 4; again++) await here.clock.push(250)
    expect(resolved).toEqual([])
    disk.release()
    await until('it writes again', async () => {
      await here.clock.push(250)
      return journal.health().state === 'ok'
    })
    await Promise.all(writing)
    expect(resolved).toEqual([1, 2, 3, 4])
    expect(await replay(journal)).toEqual(notes(1, 4))
    expect(here.logged.filter((line) => line.startsWith('error'))).toHaveLength(1)
    expect(here.logged.at(-1)).toContain('the journal writes again')
  })

  it('is found by the sign of life alone, before any press', async () => {
    const journal = await here.open({ busyTimeoutMs: 1 })
    const disk = hang()
    const pulses = [journal.pulse(1), journal.pulse(2)]
    await until('health says so', () => journal.health().state === 'failing')
    pulses.push(journal.pulse(3), journal.pulse(4))
    disk.release()
    await here.clock.push(250)
    await Promise.all(pulses)
    expect((await journal.load()).aliveAt).toBe(4)
  })

  it('does not keep close() beyond its limit: what is pending is rejected and nothing waits for the stuck thread', async () => {
    const journal = await here.open({ busyTimeoutMs: 60_000, closeLimitMs: 100 })
    const disk = hang()
    const fates = [journal.append(notes(1, 1)), journal.append(notes(2, 1)), journal.pulse(1), journal.saveSnapshot(0, 1, {})].map((fate) =>
      fate.then(
        () => 'written',
        (error: Error) => error.message,
      ),
    )
    await journal.close()
    expect(await Promise.all(fates)).toEqual(Array(4).fill(expect.stringContaining('the journal')))
    disk.release()
  })
})

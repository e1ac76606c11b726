import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { until } from '../harness/until.ts'
import { appender } from './appender-process.ts'
import { notes } from './events.ts'
import { place, replay } from './place.ts'

describe('one writer', () => {
  const here = place()

  it('refuses a second hub on the same journal, and the first goes on', async () => {
    const journal = await here.open()
    await expect(here.open()).rejects.toThrow(/another hub is writing the journal .*journal\.db; stop it first/)
    await journal.append(notes(1, 1))
    await journal.close()
    expect(await replay(await here.open())).toEqual(notes(1, 1))
  })

  it('refuses it from another process too, until that process is gone, however it went', async () => {
    const other = appender(here.file)
    await once(other.stdout, 'data')
    await expect(here.open()).rejects.toThrow('another hub is writing the journal')
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect((await replay(await here.open())).length).toBeGreaterThan(0)
  })

  it.each([
    ['leaves a gap', 4],
    ['is there already', 2],
  ])('halts loudly at an event whose place %s, and overwrites nothing', async (_, seq) => {
    const journal = await here.open()
    await journal.append(notes(1, 2))
    const refused = journal.append(notes(seq, 1))
    const after = journal.append(notes(seq + 1, 1))
    await until('it says so', () => journal.health().state === 'failing')
    expect(journal.health()).toMatchObject({ pending: 2, lastError: expect.stringContaining(`event ${seq} cannot follow event 2`) })
    expect(here.logged.at(-1)).toMatch(/^error: the journal writes nothing any more/)
    expect(await replay(journal)).toEqual(notes(1, 2))
    const fates = Promise.allSettled([refused, after])
    await journal.close()
    expect((await fates).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('halts when somebody else has written into its file', async () => {
    const journal = await here.open()
    await journal.append(notes(1, 1))
    here.beside().exec(`INSERT INTO events (seq, at, type, v, body) SELECT 2, at, type, v, body FROM events`)
    const fate = journal.append(notes(2, 1)).catch((error: Error) => error.message)
    await until('it says so', () => journal.health().state === 'failing')
    await journal.close()
    expect(await fate).toContain('event 2 cannot follow event 2')
  })
})

import { describe, expect, it } from 'vitest'
import { groupCommit } from '../../hub/journal/group-commit.ts'
import type { Batch, Written } from '../../hub/journal/writer.ts'
import { pushedClock, turn } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { notes } from './events.ts'

/** A queue before a disk that writes when the test says so. */
function queueing() {
  const batches: { places: number[]; aliveAt: number | null; answer: (written: Written) => void }[] = []
  const write = ({ rows, aliveAt }: Batch) =>
    new Promise<Written>((answer) => batches.push({ places: rows.map(([seq]) => seq), aliveAt, answer }))
  const errors: string[] = []
  const log = { debug() {}, info() {}, warn() {}, error: (_: object, message: string) => errors.push(message) }
  const clock = pushedClock()
  const commits = groupCommit({ write, clock, log })
  const written = async (nth: number) => (await until(`write ${nth}`, () => batches[nth - 1])).answer({ ok: true, ms: 1 })
  return { batches, errors, clock, commits, written }
}

describe('group commit', () => {
  it('writes all of one turn in one transaction, and all that arrives meanwhile in the next', async () => {
    const { batches, commits, written } = queueing()
    const done = [1, 2, 3].map((seq) => commits.append(notes(seq, 1)))
    done.push(commits.pulse(7))
    await turn()
    for (const seq of [4, 5]) {
      done.push(commits.append(notes(seq, 1)))
      await turn()
    }
    await written(1)
    await written(2)
    await Promise.all(done)
    expect(batches.map(({ places, aliveAt }) => ({ places, aliveAt }))).toEqual([
      { places: [1, 2, 3], aliveAt: 7 },
      { places: [4, 5], aliveAt: null },
    ])
  })

  it('never puts more than 5,000 events into one transaction, unless one command decided more', async () => {
    const { batches, commits, written } = queueing()
    const done = [commits.append(notes(1, 3_000)), commits.append(notes(3_001, 3_000)), commits.append(notes(6_001, 6_000))]
    for (const nth of [1, 2, 3]) await written(nth)
    await Promise.all(done)
    expect(batches.map(({ places }) => places.length)).toEqual([3_000, 3_000, 6_000])
  })

  it('hands over what the disk refused again, together with what came since, and only after 250 ms', async () => {
    const { batches, errors, clock, commits, written } = queueing()
    const done = [commits.append(notes(1, 1)), commits.pulse(1)]
    await turn()
    batches[0]?.answer({ ok: false, fenced: false, error: 'database or disk is full' })
    await turn()
    done.push(commits.append(notes(2, 1)), commits.pulse(2))
    await clock.push(249)
    expect(batches).toHaveLength(1)
    expect(commits.health()).toMatchObject({ state: 'failing', pending: 2, lastError: 'database or disk is full' })
    await clock.push(1)
    await written(2)
    await Promise.all(done)
    expect(batches[1]).toMatchObject({ places: [1, 2], aliveAt: 2 })
    expect(errors).toEqual(['the journal cannot write; it is tried again'])
  })

  it('writes nothing more once it is halted, and rejects what waits when it is abandoned', async () => {
    const { batches, commits } = queueing()
    const fate = commits.append(notes(1, 1)).catch((error: Error) => error.message)
    commits.halt('the thread broke')
    await turn()
    expect(batches).toEqual([])
    expect(commits.health()).toMatchObject({ state: 'failing', pending: 1, lastError: 'the thread broke' })
    commits.abandon()
    expect(await fate).toBe('the journal was closed before this was written: the thread broke')
  })
})

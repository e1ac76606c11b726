/** What every engine of the Journal port promises; a second engine joins the list. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { from, noted, notes, opened } from './events.ts'
import { gather, place, replay } from './place.ts'

const engines = [{ name: 'sqlite', place }]

describe.each(engines)('the $name journal', ({ place }) => {
  const here = place()

  it('gives back, in order and unchanged, everything it acknowledged, after it was closed and opened again', async () => {
    const journal = await here.open()
    const written = from(1, opened('a'), noted('a', 'người thứ hai "đang chạy" \u0000 \ud83d'), noted('a', 'ba'))
    await journal.append(written)
    await journal.append(notes(4, 2_500))
    await journal.close()
    expect(await replay(await here.open())).toEqual([...written, ...notes(4, 2_500)])
  })

  it('starts empty, with no snapshot and no sign of life', async () => {
    const journal = await here.open()
    const { snapshot, aliveAt } = await journal.load()
    expect({ snapshot, aliveAt, events: await replay(journal) }).toEqual({ snapshot: null, aliveAt: null, events: [] })
  })

  it('resolves in order, and an append of nothing only when all before it is on disk', async () => {
    const journal = await here.open()
    const resolved: number[] = []
    const many = Array.from({ length: 50 }, (_, i) => journal.append(notes(i + 1, 1)).then(() => resolved.push(i)))
    await journal.append([])
    expect(resolved).toEqual(Array.from({ length: 50 }, (_, i) => i))
    await Promise.all(many)
  })

  it('counts what is handed over and not on disk yet', async () => {
    const journal = await here.open()
    const writing = journal.append(notes(1, 3))
    expect(journal.health()).toMatchObject({ state: 'ok', pending: 3, lastError: null })
    await writing
    expect(journal.health()).toMatchObject({ state: 'ok', pending: 0, oldestPendingMs: 0, lastError: null })
    expect(journal.health().lastCommitMs).toBeGreaterThan(0)
  })

  it('was alive at the later of the mark and the last event', async () => {
    const journal = await here.open()
    await journal.pulse(500)
    expect((await journal.load()).aliveAt).toBe(500)
    await journal.append(from(1, noted('a', 'later', 1_000)))
    expect((await journal.load()).aliveAt).toBe(1_000)
    await Promise.all([journal.pulse(1_500), journal.pulse(2_000)])
    expect((await journal.load()).aliveAt).toBe(2_000)
  })

  it('continues from the newest snapshot with only the events after it', async () => {
    const journal = await here.open()
    await journal.append(notes(1, 3))
    const state = { incidents: new Map([['a', new Set([1, 2])]]) }
    const saving = journal.saveSnapshot(3, 1, state)
    state.incidents.clear()
    await saving
    await journal.append(notes(4, 2))
    const loaded = await journal.load()
    expect(loaded.snapshot).toEqual({ seq: 3, state: { incidents: new Map([['a', new Set([1, 2])]]) } })
    expect(await gather(loaded.events)).toEqual(notes(4, 2))
  })

  it('copies everything into one new file while events keep coming, and the copy is a journal', async () => {
    const journal = await here.open()
    await journal.append(notes(1, 1_000))
    const copy = `${here.file}.copy`
    const copying = journal.copyTo(copy)
    for (let seq = 1_001; seq <= 1_100; seq++) await journal.append(notes(seq, 1))
    await copying
    const copied = await replay(await here.open({ file: copy }))
    expect(copied.slice(0, 1_000)).toEqual(notes(1, 1_000))
    expect(copied).toEqual(notes(1, copied.length))
    expect(existsSync(`${copy}.part`)).toBe(false)
  })

  it('never copies over a file that exists', async () => {
    const journal = await here.open()
    await expect(journal.copyTo(here.file)).rejects.toThrow('exists already')
  })

  it('takes nothing after it was closed, and may be closed twice', async () => {
    const journal = await here.open()
    await Promise.all([journal.close(), journal.close()])
    await expect(journal.append(notes(1, 1))).rejects.toThrow('the journal is closed')
    await expect(journal.pulse(1)).rejects.toThrow('the journal is closed')
    await expect(journal.saveSnapshot(0, 1, {})).rejects.toThrow('the journal is closed')
    await expect(journal.eventsOf('a' as never)).rejects.toThrow('the journal is closed')
  })

  it('writes what was handed over before close() was called', async () => {
    const journal = await here.open()
    const writing = journal.append(notes(1, 100))
    await journal.close()
    await writing
    expect(await replay(await here.open())).toEqual(notes(1, 100))
  })
})

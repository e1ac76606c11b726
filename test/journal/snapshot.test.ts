import { describe, expect, it } from 'vitest'
import { notes } from './events.ts'
import { gather, place } from './place.ts'

describe('snapshot', () => {
  const here = place()

  /** Five events, with a snapshot at each of `places`. */
  async function kept(...places: number[]) {
    const journal = await here.open()
    await journal.append(notes(1, 5))
    for (const seq of places) await journal.saveSnapshot(seq, 1, { at: seq })
    await journal.close()
  }
  async function loaded(stateVersion = 1) {
    const journal = await here.open({ stateVersion })
    const { snapshot, events } = await journal.load()
    return { snapshot, first: (await gather(events))[0]?.seq ?? null }
  }
  const change = (sql: string) => here.beside().exec(sql)

  it('is kept twice, and the older ones are dropped', async () => {
    await kept(1, 2, 3)
    const rows = here.beside().prepare('SELECT seq FROM snapshots ORDER BY seq').all()
    expect(rows.map(({ seq }) => seq)).toEqual([2, 3])
  })

  it('of another state version is never used: everything is replayed', async () => {
    await kept(2, 3)
    expect(await loaded(2)).toEqual({ snapshot: null, first: 1 })
    expect(here.logged.join()).toContain('state version 1')
  })

  it('with a single flipped bit is not used, and the one before it is', async () => {
    await kept(2, 3)
    change(`UPDATE snapshots SET bytes = CAST(replace(bytes, 'at', 'au') AS BLOB) WHERE seq = 3`)
    expect(await loaded()).toEqual({ snapshot: { seq: 2, state: { at: 2 } }, first: 3 })
    expect(here.logged.join()).toContain('its bytes are damaged')
  })

  it('that is damaged with the one before it gives way to a full replay', async () => {
    await kept(2, 3)
    change(`UPDATE snapshots SET bytes = x'00'`)
    expect(await loaded()).toEqual({ snapshot: null, first: 1 })
  })

  it('of a place the journal has not reached is refused, and not used when it is there', async () => {
    const journal = await here.open()
    await expect(journal.saveSnapshot(9, 1, {})).rejects.toThrow('the last event on disk is 0')
    await journal.close()
    await kept(3)
    change('UPDATE snapshots SET seq = 9')
    expect(await loaded()).toEqual({ snapshot: null, first: 1 })
  })
})

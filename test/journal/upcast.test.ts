import { describe, expect, it } from 'vitest'
import type { Upcasters } from '../../hub/journal/upcast.ts'
import { from, noted, notes } from './events.ts'
import { place, replay } from './place.ts'

describe('upcast', () => {
  const here = place()

  /** One note as if it had been written in another version, or as another type. */
  async function writtenAs(change: string) {
    const journal = await here.open()
    await journal.append(notes(1, 2))
    await journal.close()
    const db = here.beside()
    db.exec(change)
    db.close()
  }
  const older = `UPDATE events SET v = -1, body = '{"type":"IncidentNoted","at":1000,"incident":"a","author":"truc-ban","text":"OLD"}' WHERE seq = 1`
  const upcasters: Upcasters = {
    IncidentNoted: {
      [-1]: ({ author, ...body }) => ({ ...body, by: author }),
      0: (body) => ({ ...body, text: String(body.text).toLowerCase() }),
    },
  }

  it('brings an older event up version by version, in replay and in history, and leaves the record as it was written', async () => {
    await writtenAs(older)
    const journal = await here.open({ upcasters })
    const expected = [...from(1, noted('a', 'old')), ...notes(2, 1)]
    expect(await replay(journal)).toEqual(expected)
    expect(await journal.eventsOf('a' as never)).toEqual(expected)
    expect(here.beside().prepare('SELECT v, body FROM events WHERE seq = 1').get()).toMatchObject({
      v: -1,
      body: expect.stringContaining('"OLD"'),
    })
  })

  it.each([
    [
      'an older version nothing brings up',
      older,
      'event 1 of the journal cannot be read: nothing brings IncidentNoted from version -1 to 0',
    ],
    ['a version newer than today', 'UPDATE events SET v = 7 WHERE seq = 2', 'a newer hub wrote it'],
    ['an unknown type', `UPDATE events SET type = 'RoofFellIn' WHERE seq = 2`, 'its type RoofFellIn is unknown here'],
    ['a body that is no JSON', `UPDATE events SET body = '{' WHERE seq = 2`, 'event 2 of the journal cannot be read'],
  ])('refuses to guess at %s', async (_, change, message) => {
    await writtenAs(change)
    await expect(replay(await here.open())).rejects.toThrow(message)
  })
})

import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import type { AuditQuery, Journal } from '../../hub/desk/ports/journal.ts'
import { closed, from, noted, opened, settled, site } from './events.ts'
import { place } from './place.ts'

const everything: AuditQuery = { from: null, to: null, person: null, action: null, without: [], about: null, before: null, limit: 100 }
const story = [
  opened('a', 1_000, 'bank'),
  noted('a', 'two of them', 1_100),
  settled(1_500, 'a'),
  { type: 'SiteOnTest', at: 1_600, site: site('gold'), by: 'chi-huy' as PersonId, until: 9_000, reason: 'Pin' } as const,
  closed('a', 'robbery', 2_000),
]

describe('the index of who did what', () => {
  const here = place()
  const told = async (): Promise<Journal> => {
    const journal = await here.open()
    await journal.append(from(1, ...story))
    return journal
  }
  const asked = async (journal: Journal, query: Partial<AuditQuery> = {}) =>
    (await journal.audit({ ...everything, ...query }))
      .map(({ recorded: { seq }, site: where }) => `${seq}${where ? ` at ${where}` : ''}`)
      .join(', ')

  it('holds what people did, newest first, and where the alarm was; nothing a machine did', async () => {
    expect(await asked(await told())).toBe('5 at bank, 4, 2 at bank')
  })

  it('is asked by time, person, action, what it was about, and place', async () => {
    const journal = await told()
    expect(await asked(journal, { from: 1_100, to: 2_000 })).toBe('4, 2 at bank')
    expect(await asked(journal, { person: 'chi-huy' as PersonId })).toBe('4')
    expect(await asked(journal, { action: 'IncidentNoted' })).toBe('2 at bank')
    expect(await asked(journal, { about: ['bank'] })).toBe('5 at bank, 2 at bank')
    expect(await asked(journal, { about: ['gold'] })).toBe('4')
    expect(await asked(journal, { about: [] })).toBe('')
    expect(await asked(journal, { without: ['SiteOnTest'] })).toBe('5 at bank, 2 at bank')
    expect(await asked(journal, { before: 5, limit: 1 })).toBe('4')
  })

  it('is made anew from the events of a journal that has none', async () => {
    const journal = await told()
    const before = await asked(journal)
    await journal.close()
    const db = here.beside()
    db.exec(`DROP TABLE audit; DELETE FROM marks WHERE name = 'audit'`)
    db.close()
    expect(await asked(await here.open())).toBe(before)
  })

  it.each(['audit', 'incidents', 'mentions'])(
    'keeps no event off the disk when its table %s is broken, and is whole again after a start',
    async (table) => {
      const journal = await told()
      const before = await asked(journal)
      const db = here.beside()
      db.exec(`DROP TABLE ${table}`)
      db.close()
      await journal.append(from(6, ...story))
      expect(here.logged.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining('no such table')])
      await journal.close()
      const again = await here.open()
      expect(await asked(again, { before: 6 })).toBe(before)
      expect(await asked(again)).toContain('10')
    },
  )
})

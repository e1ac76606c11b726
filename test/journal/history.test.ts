import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { MessageId, StationId } from '../../hub/contract/ids.ts'
import type { HistoryQuery, Journal } from '../../hub/desk/ports/journal.ts'
import { closed, from, id, noted, opened, settled, site } from './events.ts'
import { place } from './place.ts'

const everything: HistoryQuery = { sites: null, also: [], from: null, to: null, disposition: null, before: null, limit: 100 }

/** a, c and d at the bank, b at the gold shop; e is still open. All opened in the same millisecond but d. */
const story: Event[] = [
  opened('a', 1_000, 'bank'),
  opened('b', 1_000, 'gold'),
  opened('c', 1_000, 'bank'),
  noted('a', 'two of them'),
  settled(1_500, 'a', 'b', 'a'),
  opened('d', 2_000, 'bank'),
  opened('e', 2_000, 'bank'),
  closed('c', 'robbery'),
  closed('a', 'false-alarm'),
  closed('b', 'robbery'),
  closed('d', 'test'),
  noted('a', 'after the close'),
]

describe('history', () => {
  const here = place()
  const told = async (): Promise<Journal> => {
    const journal = await here.open()
    await journal.append(from(1, ...story))
    return journal
  }
  const asked = async (journal: Journal, query: Partial<HistoryQuery>) =>
    (await journal.history({ ...everything, ...query })).map(({ incident }) => incident).join(' ')

  it('holds closed incidents only, newest opening first, those of one millisecond in the order they were decided', async () => {
    expect(await asked(await told(), {})).toBe('d c b a')
  })

  it('gives each incident all of its events, with those that concern several incidents at once', async () => {
    const journal = await told()
    const found = await journal.history(everything)
    const eventsOfA = from(1, ...story).filter(({ seq }) => [1, 4, 5, 9, 12].includes(seq))
    expect(found.find(({ incident }) => incident === id('a'))?.events).toEqual(eventsOfA)
    expect(await journal.eventsOf(id('a'))).toEqual(eventsOfA)
  })

  it('gives the events of an open incident too, and none for one that never was', async () => {
    const journal = await told()
    expect(await journal.eventsOf(id('e'))).toEqual(from(7, opened('e', 2_000, 'bank')))
    expect(await journal.eventsOf(id('nobody'))).toEqual([])
  })

  it('gives a closed incident what became of its messages, and takes a test of a message for nobody’s', async () => {
    const journal = await told()
    const progress = [id('a'), null].map((incident) => ({ message: 'm' as MessageId, incident, state: 'delivered' as const }))
    const [news] = from(story.length + 1, { type: 'MessagesProgressed', at: 3_000, progress })
    if (!news) throw new Error('nothing to write')
    await journal.append([news])
    expect((await journal.eventsOf(id('a'))).at(-1)).toEqual(news)
    expect(await journal.eventsOf(id('b'))).not.toContainEqual(news)
  })

  it('keeps to the sites asked for, and adds the incidents named whatever their site', async () => {
    const journal = await told()
    expect(await asked(journal, { sites: [site('gold')] })).toBe('b')
    expect(await asked(journal, { sites: [site('gold')], also: [id('c'), id('e')] })).toBe('c b')
    expect(await asked(journal, { sites: [] })).toBe('')
  })

  it('goes on before a cursor, as many as the limit says, and finds nothing before an unknown one', async () => {
    const journal = await told()
    expect(await asked(journal, { limit: 2 })).toBe('d c')
    expect(await asked(journal, { limit: 2, before: id('c') })).toBe('b a')
    expect(await asked(journal, { before: id('a') })).toBe('')
    expect(await asked(journal, { before: id('nobody') })).toBe('')
  })

  it('keeps to a disposition, and to openings from a time up to, not including, another', async () => {
    const journal = await told()
    expect(await asked(journal, { disposition: 'robbery' })).toBe('c b')
    expect(await asked(journal, { from: 2_000 })).toBe('d')
    expect(await asked(journal, { to: 2_000 })).toBe('c b a')
    expect(await asked(journal, { from: 1_000, to: 1_000 })).toBe('')
  })

  it('adds what was answered from a station, wherever the site belongs, and keeps to sites within what may be read', async () => {
    const journal = await told()
    const station = (name: string) => name as StationId
    await journal.append(from(13, { ...opened('f', 3_000, 'far'), home: [station('own'), station('co')] } as Event, closed('f')))
    expect(await asked(journal, { sites: [site('gold')], stations: [station('co')] })).toBe('f b')
    expect(await asked(journal, { sites: [site('gold')], stations: [station('co')], of: [site('far'), site('bank')] })).toBe('f')
    expect(await asked(journal, { station: station('own') })).toBe('f')
    expect(await asked(journal, { station: station('co') })).toBe('')
    expect(await asked(journal, { kind: 'fire' })).toBe('')
    expect(await asked(journal, { quiet: true })).toBe('')
    expect(await asked(journal, { kind: 'holdup', quiet: false, limit: 2 })).toBe('f d')
  })

  it('reads more incidents than it takes in one go', async () => {
    const journal = await here.open()
    const names = Array.from({ length: 45 }, (_, i) => `i${i}`)
    await journal.append(from(1, ...names.map((name) => opened(name)), ...names.map((name) => closed(name))))
    expect(await asked(journal, {})).toBe(names.toReversed().join(' '))
  })

  it('is answered while the disk takes no writes', async () => {
    const journal = await told()
    const holder = here.beside()
    holder.exec('BEGIN IMMEDIATE')
    const writing = journal.append(from(13, noted('e', 'stuck')))
    expect(await asked(journal, {})).toBe('d c b a')
    holder.exec('ROLLBACK')
    await writing
  })

  it('is found again from the events when its index is lost or of another version', async () => {
    const journal = await told()
    const before = await journal.history(everything)
    await journal.close()
    const db = here.beside()
    db.exec(`DROP TABLE incidents; DELETE FROM mentions; DELETE FROM marks WHERE name = 'index'`)
    db.close()
    expect(await (await here.open()).history(everything)).toEqual(before)
  })
})

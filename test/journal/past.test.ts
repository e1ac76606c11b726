import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { ButtonId, PersonId } from '../../hub/contract/ids.ts'
import type { PastIncident } from '../../hub/core/reports/report-view.ts'
import type { Journal, PastQuery } from '../../hub/desk/ports/journal.ts'
import { closed, from, id, noted, opened, site } from './events.ts'
import { place } from './place.ts'

const officer = 'truc-ban' as PersonId
const by = { by: officer, incident: id('a') }
const shown = (at: number): Event => ({
  ...{ type: 'IncidentShown', at, incident: id('a'), person: officer, station: null, surface: 'console', stage: 'shown' },
})
const acknowledged = (at: number, who = officer): Event => ({
  ...{ type: 'IncidentAcknowledged', at, incident: id('a'), by: who, station: null, takeover: false, notices: [] },
})
const pressed = (at: number): Event => ({
  ...{ type: 'PressReceived', at, incident: id('a'), button: 'b' as ButtonId, site: site('bank'), kind: 'holdup', marks: [], quiet: null },
})

/** Everything that makes an answer, twice: only the first of each counts. */
const story: Event[] = [
  opened('a', 1_000),
  pressed(1_000),
  shown(2_000),
  shown(2_500),
  acknowledged(3_000),
  pressed(3_500),
  acknowledged(4_000, 'ai-do' as PersonId),
  { type: 'PatrolsDispatched', at: 5_000, ...by, patrols: [], notices: [] },
  { type: 'PatrolsDispatched', at: 5_500, ...by, patrols: [], notices: [] },
  { type: 'UnitArrived', at: 6_000, ...by },
  opened('b', 7_000, 'gold'),
  closed('a', 'theft', 8_000),
  noted('a', 'later', 9_000),
]
const ofA: PastIncident = {
  ...{
    id: id('a'),
    site: site('bank'),
    home: [],
    kind: 'holdup',
    quiet: null,
    exercise: null,
    presses: 2,
    openedAt: 1_000,
    shownAt: 2_000,
  },
  ...{ acknowledgedAt: 3_000, acknowledgedBy: officer, dispatchedAt: 5_000, arrivedAt: 6_000, closedAt: 8_000 },
  ...{ closedBy: officer, disposition: 'theft' },
}

describe('the index', () => {
  const here = place()
  const everything: PastQuery = { sites: null, from: 0, to: 1e15, after: null, limit: 10 }
  const told = async (...batches: Event[][]): Promise<Journal> => {
    const journal = await here.open()
    let next = 1
    for (const batch of batches) {
      await journal.append(from(next, ...batch))
      next += batch.length
    }
    return journal
  }

  it('keeps of each incident when it first came to every step, who had it and how it ended', async () => {
    const journal = await told(...story.map((event) => [event]))
    expect(await journal.past(everything)).toEqual([
      ofA,
      expect.objectContaining({ id: 'b', site: 'gold', presses: 0, shownAt: null, closedAt: null, disposition: null }),
    ])
  })

  it('says the same when it is made anew from the events, as after an update of the hub', async () => {
    const journal = await told(story)
    const before = await journal.past(everything)
    await journal.close()
    const db = here.beside()
    db.exec(
      `UPDATE marks SET value = 1 WHERE name = 'index'; DROP TABLE incidents; CREATE TABLE incidents (seq INTEGER PRIMARY KEY, id TEXT)`,
    )
    db.close()
    expect(await (await here.open()).past(everything)).toEqual(before)
  })

  it('goes on after a cursor, keeps to the sites one may see, and to openings from a time up to, not including, another', async () => {
    const journal = await told(story)
    const asked = async (query: Partial<PastQuery>) =>
      (await journal.past({ ...everything, ...query })).map((incident) => incident.id).join(' ')
    expect(await asked({ limit: 1 })).toBe('a')
    expect(await asked({ after: id('a') })).toBe('b')
    expect(await asked({ after: id('b') })).toBe('')
    expect(await asked({ sites: [site('gold')] })).toBe('b')
    expect(await asked({ sites: [] })).toBe('')
    expect(await asked({ from: 1_000, to: 7_000 })).toBe('a')
  })

  it('adds up where it is read, also while the disk takes no writes', async () => {
    const journal = await told(story)
    const holder = here.beside()
    holder.exec('BEGIN IMMEDIATE')
    const question = { from: 0, to: 10_000, now: 10_000, timeZone: 'UTC', countsFrom: new Map([[site('bank'), 0]]) }
    const { counts, response } = await journal.report({ sites: null }, question)
    expect(counts).toMatchObject({ total: 2, rang: 2, open: 1, presses: 2, byDisposition: { theft: 1 } })
    expect(response).toMatchObject({ incidents: 2, acknowledged: { n: 1, p50: 2_000 }, onScene: { n: 1, p50: 5_000 } })
    expect((await journal.report({ sites: [site('gold')] }, question)).counts.total).toBe(1)
    holder.exec('ROLLBACK')
  })
})

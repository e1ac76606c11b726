import { expect, it } from 'vitest'
import type { SiteId } from '../../hub/contract/ids.ts'
import type { Command } from '../../hub/core/commands.ts'
import type { Answer } from '../../hub/desk/types.ts'
import { createDeadlines } from '../../hub/schedule/deadlines.ts'
import { pushedClock, turn } from '../harness/clock.ts'

const SITE = 'shop' as SiteId
const DONE: Answer = { ok: true, recorded: [], written: Promise.resolve() }

/** A desk with one thing due, which is done when it has been told. */
function deadlines(firstDue: number | null, answer: () => Promise<Answer> = async () => DONE) {
  const clock = pushedClock(0)
  const commands: Command[] = []
  const errors: string[] = []
  let due = firstDue
  const made = createDeadlines({
    clock,
    time: { look: () => {} },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: (_, message) => void errors.push(message) },
    desk: {
      look: (view) => view({} as never),
      async submit(command) {
        commands.push(command)
        const answered = await answer()
        due = null
        return answered
      },
    },
    rosterFor: (site) => ({ site }) as never,
    nextDue: (_, by) => ({ at: due, sites: due !== null && due <= by ? [SITE] : [] }),
  })
  const setDue = (at: number | null) => {
    due = at
  }
  return { clock, commands, errors, deadlines: made, setDue }
}

const changed = { recorded: [], incidents: new Set(['incident' as never]) }

it('sleeps until the time, then brings the roster of every site that has something due', async () => {
  const d = deadlines(5_000)
  d.deadlines.start()
  await d.clock.push(4_999)
  expect(d.commands).toEqual([])
  await d.clock.push(1)
  expect(d.commands).toEqual([{ type: 'TimePassed', at: 5_000, rosters: new Map([[SITE, { site: SITE }]]) }])
  await d.clock.push(60_000)
  expect(d.commands).toHaveLength(1)
})

it('looks again when an incident changes, and forgets the time that no longer holds', async () => {
  const d = deadlines(60_000)
  d.deadlines.start()
  d.setDue(5_000)
  d.deadlines.told(changed)
  await turn()
  await d.clock.push(5_000)
  expect(d.commands).toHaveLength(1)
  d.setDue(10_000)
  d.deadlines.told(changed)
  await turn()
  d.setDue(null)
  d.deadlines.told(changed)
  await turn()
  await d.clock.push(60_000)
  expect(d.commands).toHaveLength(1)
})

it.each(['SiteOnTest', 'ButtonBypassed', 'ExercisePlanned', 'ClockJumped'])(
  'looks again after %s, of which no incident tells',
  async (type) => {
    const d = deadlines(null)
    d.deadlines.start()
    d.setDue(5_000)
    d.deadlines.told({ recorded: [{ seq: 1, event: { type } as never }], incidents: new Set() })
    await turn()
    await d.clock.push(5_000)
    expect(d.commands).toHaveLength(1)
  },
)

it('does at once what fell due while the hub was away', async () => {
  const d = deadlines(-3_600_000)
  d.deadlines.start()
  await d.clock.push(0)
  expect(d.commands).toHaveLength(1)
})

it.each([
  ['refuses', async (): Promise<Answer> => ({ ok: false, refusal: { refused: 'journal-behind' } })],
  ['fails', () => Promise.reject(new Error('broken'))],
])('asks again after a second when the desk %s', async (_, answer) => {
  const d = deadlines(1_000, answer)
  d.deadlines.start()
  await d.clock.push(1_000)
  await turn()
  d.setDue(1_000)
  await d.clock.push(1_000)
  expect(d.commands).toHaveLength(2)
  expect(d.errors.length).toBeGreaterThan(0)
})

it('a site without a roster does not stop the others, and is asked for again after a second', async () => {
  const clock = pushedClock(0)
  const commands: Command[] = []
  const errors: string[] = []
  const made = createDeadlines({
    clock,
    time: { look: () => {} },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: (_, message) => void errors.push(message) },
    desk: {
      look: (view) => view({} as never),
      async submit(command) {
        commands.push(command)
        return DONE
      },
    },
    rosterFor(site) {
      if (site !== SITE) throw new Error('unknown')
      return { site } as never
    },
    nextDue: () => ({ at: 0, sites: ['unknown' as SiteId, SITE] }),
  })
  made.start()
  await clock.push(0)
  await turn()
  expect(commands).toEqual([{ type: 'TimePassed', at: 0, rosters: new Map([[SITE, { site: SITE }]]) }])
  expect(errors[0]).toContain('nobody can be told')
  await clock.push(999)
  expect(commands).toHaveLength(1)
  await clock.push(1)
  expect(commands).toHaveLength(2)
  made.close()
})

it('is silent once closed', async () => {
  const d = deadlines(1_000)
  d.deadlines.start()
  d.deadlines.close()
  await d.clock.push(10_000)
  expect(d.commands).toEqual([])
})

/** After the days that the office keeps records, a closed alarm and what people wrote are gone; what is open stays, and a press comes first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Settings } from '../../hub/contract/settings.ts'
import { verifyData } from '../../hub/doctor/verify-data.ts'
import { run } from '../harness/backup-programs.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WORDS = 'nguoi-mac-ao-mua-xanh'

const bytes = (town: Commune) =>
  Buffer.concat(
    readdirSync(town.folder)
      .filter((name) => name.startsWith('journal.sqlite'))
      .map((name) => readFileSync(join(town.folder, name))),
  )

/** The hub is off for so long, and has run for a day since: a clock that is wrong would have been seen. */
async function later(town: Commune, days: number): Promise<void> {
  await town.stop()
  await town.clock.hold(days * DAY_MS)
  await town.start()
}

it('a closed robbery and its note are gone; an open alarm of that time stays whole; the audit and the reports say so', async () => {
  // From nine in the evening there.
  const town = await commune({ startsAt: Date.UTC(2026, 0, 1, 14) })
  const boss = await town.as('boss')
  await boss.patch('/settings', { retentionDays: 30 } satisfies Partial<Settings>)
  const officer = await town.onDuty('officer')
  const counter = await town.button('counter')
  await counter.press({ press: 'p1', kind: 'holdup' })
  const [robbery] = (await officer.get('/incidents?phase=open')).items
  await officer.post(`/incidents/${robbery.id}/acknowledge`)
  await officer.post(`/incidents/${robbery.id}/note`, { text: WORDS })
  await officer.post(`/incidents/${robbery.id}/arrive`)
  await officer.post(`/incidents/${robbery.id}/close`, { disposition: 'robbery', note: WORDS })
  await counter.press({ press: 'p2', kind: 'holdup' })
  const [open] = (await officer.get('/incidents?phase=open')).items
  expect(open.id).not.toBe(robbery.id)
  await officer.post(`/incidents/${open.id}/acknowledge`)
  await officer.post(`/incidents/${open.id}/arrive`)
  expect(bytes(town).includes(WORDS)).toBe(true)

  await later(town, 33)
  // A day on which nothing is forgotten, because nobody knows yet whether the clock is right.
  expect((await (await town.as('boss')).get('/audit?action=PastForgotten')).items).toEqual([])
  // Over a whole day, and into the night after it.
  await town.clock.push(31 * HOUR_MS)
  await until('the night', async () => (await (await town.as('boss')).get('/audit?action=PastForgotten')).items.length > 0, 30_000)
  await until('it is done', () => !bytes(town).includes(WORDS))

  const desk = await town.as('officer')
  expect((await desk.call('GET', `/incidents/${robbery.id}`)).status).toBe(404)
  expect((await desk.get('/incidents?phase=closed')).items).toEqual([])
  expect((await desk.get(`/incidents/${open.id}`)).timeline.map(({ type }: { type: string }) => type)).toContain('PressReceived')
  const [said] = (await (await town.as('boss')).get('/audit?action=PastForgotten')).items
  expect(said).toMatchObject({ action: 'PastForgotten', detail: expect.stringContaining(' · 1') })
  expect(said.by).toBeUndefined()
  const report = await desk.get('/reports/summary?from=2026-01-01&to=2026-02-05')
  expect(report.forgottenBefore).toBe(new Date((await (await town.as('boss')).get('/retention')).last.before).toISOString())

  // A press rings as ever.
  await (await town.button('counter')).press({ press: 'p3', kind: 'holdup' })
  const rings = (await desk.get('/incidents?phase=open')).items
  expect(rings.map(({ ringing }: { ringing: boolean }) => ringing)).toContain(true)

  // The doctor, a backup and a spare box take the struck record as any other.
  await town.stop()
  expect(await verifyData(town.folder)).toMatchObject({ journal: null, registry: null })
  const backup = join(temporaryFolder(), 'backup')
  expect(await run('backup', town.folder, [backup])).toMatchObject({ code: 0 })
  const spare = temporaryFolder()
  expect(await run('restore', spare, [backup])).toMatchObject({ code: 0 })
  expect(readFileSync(join(spare, 'journal.sqlite')).includes(WORDS)).toBe(false)

  // A restart brings nothing back.
  await town.start()
  expect((await (await town.as('officer')).call('GET', `/incidents/${robbery.id}`)).status).toBe(404)
})

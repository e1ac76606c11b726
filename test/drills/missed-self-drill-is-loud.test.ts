import { expect, it } from 'vitest'
import type { SupervisionView } from '../../hub/contract/duty-views.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const health = async (town: Commune) => (await town.nobody().call('GET', '/health')).body
const figure = async (town: Commune, name: string) => {
  const text = await (await fetch(`${town.hub().httpUrl}/metrics`)).text()
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1])
}
const runNow = async (town: Commune) => {
  const boss = await town.as('boss')
  const before = (await boss.get('/hub/self-drills')).items.length
  await boss.post('/hub/self-drills')
  await until('it ran', async () => {
    // Each of its steps has fifteen seconds by this clock, and the disk is as slow as it is.
    await town.clock.push(50)
    const { items, running } = await boss.get('/hub/self-drills')
    return items.length > before && !running
  })
}

it('not done ten minutes after its time: degraded, on every desk, a metric; the next good one clears it', async () => {
  // As when node-cron stands still: the day goes by, and nobody looks at what is owed.
  const town = await commune({ hub: { rounds: false } })
  await town.clock.push(22 * HOUR_MS)
  const officer = await town.onDuty('officer')
  const missed = await health(town)
  expect(missed.checks.selfDrill).toMatchObject({ status: 'degraded', detail: expect.stringContaining('did not come') })
  expect(await figure(town, 'chuong_self_drill_trouble')).toBe(1)
  const boss = await town.as('boss')
  const { trouble } = await boss.get('/hub/self-drills')
  expect(trouble).toMatchObject({ what: 'missed', since: '2026-11-23T00:45:00.000Z' })
  await until('the desk is told', async () => {
    await town.clock.push(MINUTE_MS)
    return officer.feed.events.some(({ event, data }) => event === 'supervision' && (data as SupervisionView).selfDrill?.what === 'missed')
  })
  await runNow(town)
  expect((await health(town)).checks.selfDrill).toEqual({ status: 'ok' })
  expect(await figure(town, 'chuong_self_drill_trouble')).toBe(0)
})

it('a failed leg is as loud, in the log too, and says which', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  // Named, and with no phone that could be woken.
  await boss.patch('/settings', { selfDrill: { phones: [town.id('officer')] } })
  await runNow(town)
  expect((await health(town)).checks.selfDrill).toMatchObject({ status: 'degraded', detail: expect.stringContaining('push') })
  await until('the log says it', () => town.loud.find((line) => line.includes('could not prove that an alarm would get through')), 60_000)
  await boss.patch('/settings', { selfDrill: { phones: [] } })
  await runNow(town)
  expect((await health(town)).checks.selfDrill).toEqual({ status: 'ok' })
})

it('switched off, nothing is missed, and who switched it off is on the record', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  await boss.patch('/settings', { selfDrill: { off: true } })
  town.clock.jump(48 * HOUR_MS)
  expect((await health(town)).checks.selfDrill).toEqual({ status: 'ok' })
  expect(await boss.get('/hub/self-drills')).toMatchObject({ next: null, trouble: null })
  const entry = await until('it is on the record', async () => (await boss.get('/audit?action=PatchSettings')).items[0])
  expect(entry).toMatchObject({ fields: ['selfDrill'], by: { name: 'Đ/c boss' } })
})

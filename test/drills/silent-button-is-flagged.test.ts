import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('a button that falls silent is disconnected at once and offline after its reporting time, and its return is seen', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const state = async () => (await officer.get(`/buttons/${town.id('counter')}`)).state
  expect(await state()).toBe('never-heard')
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.beat({ battery: 86 })
  expect(await state()).toBe('online')

  button.cut()
  await until('disconnected', async () => (await state()) === 'disconnected')
  await town.clock.push(89_000)
  expect(await state()).toBe('disconnected')
  await town.clock.push(2_000)
  await until('the cron round flags it', async () => (await state()) === 'offline')
  const last = () => officer.feed.events.findLast(({ event }) => event === 'supervision')?.data
  await town.seen('the desk is told', () => last()?.outages.length === 1)
  expect(last().outages[0]).toMatchObject({ cause: 'button', buttons: [{ id: town.id('counter') }] })
  expect((await officer.get('/buttons?state=offline')).items).toHaveLength(1)

  await (await town.button('counter')).beat()
  expect(await state()).toBe('online')
  await town.seen('the desk sees it end', () => last().outages.length === 0 && last().counts.online === 1)
})

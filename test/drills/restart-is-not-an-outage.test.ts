import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('after a restart every button has its reporting time anew, and the hub’s own downtime is one entry', async () => {
  const town = await commune()
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.beat()
  await town.stop()
  await town.clock.push(3_600_000)
  await town.start()

  const officer = await town.onDuty('officer')
  const outages = () => officer.feed.events.findLast(({ event }) => event === 'supervision')?.data.outages
  expect(outages()).toMatchObject([{ cause: 'hub' }])
  await town.clock.push(80_000)
  await (await town.button('counter')).beat()
  const { state } = await officer.get(`/buttons/${town.id('counter')}`)
  expect(state).toBe('online')
  expect(outages()).toMatchObject([{ cause: 'hub' }])

  await town.clock.push(91_000)
  await until('the cron round flags it', async () => (await officer.get(`/buttons/${town.id('counter')}`)).state === 'offline')
  await town.seen('a button that does not come back is missed', () => outages()?.some((outage: any) => outage.cause === 'button'))
})

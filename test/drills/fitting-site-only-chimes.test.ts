import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('a site being fitted only chimes, until it is handed over', async () => {
  const town = await commune({ shop: { service: 'fitting' } })
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const button = await town.button('counter')
  await button.press()
  const quiet = await officer.incident()
  expect(quiet).toMatchObject({ ringing: false, quiet: true, marks: ['fitting'], receipts: { phones: { told: 0 } } })
  await until('the patrol sees it too', () => patrol.feed.incident(quiet.id))

  await (await town.as('boss')).post(`/sites/${town.id('shop')}/handover`)
  await button.press()
  const { items } = await officer.get('/incidents?phase=open')
  expect(items.find((view: any) => view.id !== quiet.id)).toMatchObject({ ringing: true, quiet: false })
})

it('after seven days it rings, handed over or not', async () => {
  const town = await commune({ shop: { service: 'fitting' } })
  await town.clock.push(7 * 24 * 3600_000)
  await (await town.button('counter')).press()
  expect(await (await town.as('officer')).incident()).toMatchObject({ ringing: true })
})

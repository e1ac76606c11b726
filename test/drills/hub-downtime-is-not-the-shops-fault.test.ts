import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

const HOUR = 3_600_000

it('the hub’s own downtime stands apart in the quality report: no shop was down in it', async () => {
  const town = await commune()
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.beat()
  await town.clock.push(30_000)
  await town.stop()
  await town.clock.push(6 * HOUR)
  await town.start()
  await (await town.button('counter')).beat()
  await town.clock.push(30_000)

  const officer = await town.as('officer')
  const report = await officer.get(`/reports/quality?site=${town.id('shop')}`)
  expect(report.hub.times).toBe(1)
  expect(report.hub.down).toBeGreaterThan(6 * 3600 - 60)
  const [site] = report.items
  expect(site).toMatchObject({ availability: 100, down: 0, outages: { count: 0, worst: null } })
  expect(site.hub).toBe(report.hub.down)
  expect(site.guarded).toBeLessThan(300)
  expect(site.reporting.longest ?? 0, 'no gap of six hours is held against the button').toBeLessThan(60)
})

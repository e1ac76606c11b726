import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('when nobody is really there anywhere, the alarm says so, health says so, and the last two are told after five seconds', async () => {
  const town = await commune()
  await (await town.button('counter')).press()
  const officer = await town.as('officer')
  const view = await officer.incident()
  expect(view.marks).toContain('nobody-attended')
  const health = await town.nobody().get('/health')
  expect(health).toMatchObject({ status: 'degraded', checks: { duty: { status: 'degraded' } } })
  expect(town.loud.some((line) => line.includes('nobody'))).toBe(true)

  await town.clock.push(5_000)
  await until('the province is told', async () => (await officer.incident()).told.includes(town.id('province')))
  expect((await officer.incident()).told).toEqual([town.id('home'), town.id('next'), town.id('province')])
})

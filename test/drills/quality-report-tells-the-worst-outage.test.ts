import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

it('the quality report tells how long a shop could not have called, its worst outage, and how its buttons reported', async () => {
  const town = await commune()
  const officer = await town.as('officer')
  const report = async () => (await officer.get(`/reports/quality?site=${town.id('shop')}`)).items[0]
  const counter = await town.button('counter', { reconnectPeriod: 0 })
  const safe = await town.button('safe', { reconnectPeriod: 0 })
  for (const button of [counter, safe, counter, safe]) {
    await button.beat({ battery: 86 })
    await town.clock.push(10_000)
  }
  expect(await report()).toMatchObject({
    availability: 100,
    outages: { count: 0, worst: null },
    reporting: { achieved: '20s', most: '20s', grade: 'SP6', longest: 20, set: '90s' },
  })

  counter.cut()
  safe.cut()
  await town.clock.push(100_000)
  await until('the round flags it', async () => (await officer.get(`/buttons/${town.id('safe')}`)).state === 'offline')
  await town.clock.push(2 * HOUR)
  const dark = await report()
  expect(dark.outages).toMatchObject({ count: 1, mean: null, worst: { cause: 'site', whole: true, buttons: 2 } })
  expect(dark.outages.worst.until).toBeUndefined()
  expect(dark.availability).toBeLessThan(5)

  await (await town.button('counter')).beat({})
  await until('one of them is back', async () => (await officer.get(`/buttons/${town.id('counter')}`)).state !== 'offline')
  await town.clock.push(60_000)
  await (await town.button('safe')).beat({})
  // The PUBACK of a beat does not wait until the desk has it.
  const { outages, down, part, buttons } = await until('both are back in the report', async () => {
    const now = await report()
    return now.part > 0 && now.outages.worst.until ? now : null
  })
  expect(outages.worst).toMatchObject({ whole: true })
  expect(outages.worst.seconds).toBeGreaterThan(2 * 3600 + 150)
  expect(down, 'one button is enough to call').toBeLessThan(outages.worst.seconds)
  expect(part).toBe(60)
  expect(buttons.map(({ battery, overdue }: any) => [battery, overdue])).toEqual([
    [86, false],
    [86, false],
  ])

  // Written down at midnight, and there after a restart.
  await town.clock.push(DAY)
  const days = async () => (await town.hub().desk.look((state) => state.signs.from)) ?? 0
  await until('the day is closed', async () => (await days()) > town.clock.now() - DAY)
  await town.stop()
  await town.start()
  const again = await (await town.as('officer')).get(`/reports/quality?site=${town.id('shop')}`)
  expect(again.items[0].reporting).toMatchObject({ achieved: '20s', longest: 20 })
  expect(again.items[0].outages.count).toBeGreaterThanOrEqual(1)
})

it('a manager’s report ends with yesterday: a press today changes nothing in it', async () => {
  const town = await commune()
  const { registry } = town.hub()
  const person = { username: 'safety', name: 'Chị Hà', role: 'manager', sites: [town.id('shop')], password: 'mat-khau-thu' }
  await registry.submit({ type: 'AddPerson', person, at: town.clock.now(), by: null } as never)
  const counter = await town.button('counter')
  await counter.beat({ battery: 90 })
  await town.clock.push(DAY)
  const manager = await town.as('safety')
  const read = async () => {
    const { madeAt: _, ...rest } = await manager.get('/reports/quality')
    return rest
  }
  const before = await read()
  expect(before.items).toHaveLength(1)
  expect(before.items[0].buttons[0].label).toBe('#1')
  await counter.press({ press: 'real', kind: 'holdup', battery: 12 })
  expect(await read()).toEqual(before)
})

import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('an alarm that nobody shows or answers climbs: neighbour at 5 s, commanders at 30 s, province at 60 s, and on without end', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const neighbour = await town.onDuty('neighbour')
  const province = await town.onDuty('provincial')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const told = async () => (await officer.get(`/incidents/${id}`)).told

  await town.clock.push(4_900)
  expect(await told()).toEqual([town.id('home')])
  expect(neighbour.feed.incident(id)).toBeUndefined()
  await town.clock.push(100)
  await neighbour.feed.until(
    'the neighbour is told',
    ({ event, data }) => event === 'incident' && data.id === id && data.told.includes(town.id('next')),
  )

  await town.clock.push(25_000)
  await until('the commanders are told', async () =>
    (await officer.get(`/incidents/${id}`)).timeline.some(
      (entry: any) => entry.type === 'StepReached' && entry.reason === 'not-acknowledged',
    ),
  )
  await town.clock.push(30_000)
  await until('the province is told', async () => (await told()).includes(town.id('province')))
  await until('it rings there', () => province.feed.incident(id)?.ringing)

  const repeats = async () =>
    (await officer.get(`/incidents/${id}`)).timeline.filter((entry: any) => entry.type === 'StepReached' && entry.reason === 'repeat')
      .length
  for (let minute = 1; minute <= 10; minute += 1) {
    await town.clock.push(30_000)
    await until(`repeat ${minute}`, async () => (await repeats()) === minute)
  }
})

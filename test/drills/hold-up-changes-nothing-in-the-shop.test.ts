import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a press that carries a battery level and wakes a dead button changes nothing that the shop reads, until the alarm is closed', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const staff = await town.as('staff')
  const counter = await town.button('counter')
  await counter.beat({ battery: 87, rssi: -60 })
  // A page in the shop knows of it a minute later: whoever presses a dead button wakes it first.
  await town.clock.push(61_000)
  const feed = await staff.feed()
  const told = () => feed.events.filter(({ event }) => event === 'supervision').map(({ data }) => ({ ...data, at: '' }))
  const toldBefore = told()
  expect(toldBefore.at(-1)?.counts).toMatchObject({ online: 1, neverHeard: 1 })
  const read = async () => [await staff.get('/shop'), await staff.get('/buttons')]
  const before = await read()
  expect(before[0].items[0].buttons).toMatchObject([{ battery: 87 }, { says: 'never-heard' }])

  await counter.press({ battery: 15 })
  const safe = await town.button('safe')
  await safe.press()
  await safe.end()
  await town.clock.push(5 * 60_000)
  expect((await officer.get(`/buttons/${town.id('counter')}`)).battery, 'the desk sees it').toBe(15)
  const during = await read()
  // When it was last heard is not on the page; it stands still as well.
  const unheard = (each: any) => JSON.parse(JSON.stringify(each, (key, value) => (key === 'lastHeardAt' ? undefined : value)))
  expect(unheard(during)).toEqual(unheard(before))

  expect(told(), 'nor does its feed count a button that woke').toEqual(toldBefore)

  const [alarm] = (await officer.get('/incidents?phase=open')).items
  await officer.post(`/incidents/${alarm.id}/acknowledge`)
  await officer.post(`/incidents/${alarm.id}/arrive`)
  await officer.post(`/incidents/${alarm.id}/close`, { disposition: 'robbery' })
  expect((await read())[0].items[0].buttons[0]).toMatchObject({ battery: 15 })
})

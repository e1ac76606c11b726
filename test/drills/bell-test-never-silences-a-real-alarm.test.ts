import { expect, it } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

async function station() {
  const town = await commune()
  const boss = await town.as('boss')
  const home = town.id('home')
  await boss.patch(`/stations/${home}`, { bell: { topic: 'relays/home/power', on: 'ON', off: 'OFF' } })
  const { mqtt } = await boss.post('/gateways', { label: 'Phòng trực', station: home })
  const relay = await connectButton(town.hub().mqttUrl, mqtt)
  await relay.client.subscribeAsync([`stations/${home}/bell`, 'relays/home/power'], { qos: 1 })
  const last = (topic: string) => relay.messages.findLast((message) => message.topic === topic)?.payload
  const says = (bell: object, power: string) =>
    until(`the bell says ${power}`, () => {
      const { at, beat, ...order } = JSON.parse(last(`stations/${home}/bell`) ?? '{}')
      return last('relays/home/power') === power && JSON.stringify(order) === JSON.stringify(bell)
    })
  await says({ ringing: false, incidents: 0 }, 'OFF')
  return { town, boss, home, relay, says }
}

it('a bell that is tried rings for five seconds, is clearly off again, and keeps what was said of it', async () => {
  const { town, boss, home, says } = await station()
  const path = `/stations/${home}/bell`
  expect(await boss.refused('POST', `${path}/heard`, { heard: true })).toMatchObject({ status: 409, code: 'no-bell-test' })
  expect(await boss.post(`${path}/test`)).toMatchObject({ ringing: true, incidents: 0, test: true })
  await says({ ringing: true, incidents: 0, test: true }, 'ON')
  await town.clock.push(5_100)
  await says({ ringing: false, incidents: 0 }, 'OFF')
  await boss.post(`${path}/heard`, { heard: false })
  expect(await boss.get(path)).toMatchObject({ ringing: false, lastTest: { by: { name: 'Đ/c boss' }, heard: false } })
})

it('an alarm that comes in the middle of a test rings on when the test is over', async () => {
  const { town, boss, home, relay, says } = await station()
  const officer = await town.onDuty('officer')
  await boss.post(`/stations/${home}/bell/test`)
  await says({ ringing: true, incidents: 0, test: true }, 'ON')
  const button = await town.button('counter')
  await button.press()
  await says({ ringing: true, incidents: 1 }, 'ON')
  await town.clock.push(6_000)
  await says({ ringing: true, incidents: 1 }, 'ON')
  expect(relay.messages.filter(({ payload }) => payload === 'OFF')).toHaveLength(1)
  await officer.post(`/incidents/${(await officer.incident()).id}/acknowledge`)
  await says({ ringing: false, incidents: 0 }, 'OFF')
})

it('while an alarm rings there, or at a station with the same relay, a test is refused', async () => {
  const { town, boss, home, says } = await station()
  await boss.patch(`/stations/${town.id('far')}`, { bell: { topic: 'relays/home/power', on: 'ON', off: 'OFF' } })
  await town.onDuty('officer')
  await (await town.button('counter')).press()
  await says({ ringing: true, incidents: 1 }, 'ON')
  for (const id of [home, town.id('far')])
    expect(await boss.refused('POST', `/stations/${id}/bell/test`)).toMatchObject({ status: 409, code: 'bell-ringing' })
  await says({ ringing: true, incidents: 1 }, 'ON')
})

it('a hub that dies in the middle of a test ends it when it is back', async () => {
  const { town, boss, home } = await station()
  await boss.post(`/stations/${home}/bell/test`)
  await town.stop()
  await town.start()
  const again = await town.as('boss')
  const { mqtt } = await again.post('/gateways', { label: 'Phòng trực 2', station: home })
  const relay = await connectButton(town.hub().mqttUrl, mqtt)
  await relay.client.subscribeAsync('relays/home/power', { qos: 1 })
  await town.clock.push(6_000)
  await until('the relay is off', () => relay.messages.at(-1)?.payload === 'OFF')
})

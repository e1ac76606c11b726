import { expect, it } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

async function withGateway() {
  const town = await commune()
  const made = await town.hub().registry.submit({
    ...{ type: 'AddGateway', at: town.clock.now(), by: null },
    gateway: { label: 'Bộ thu phát trụ sở', station: town.id('home') as never },
  })
  if (!made.ok || !made.mqtt) throw new Error('no gateway')
  const { clientId } = made.mqtt
  const will = { topic: `gateways/${clientId}/status`, payload: Buffer.from('offline'), qos: 1 as const, retain: true }
  const gateway = await connectButton(town.hub().mqttUrl, made.mqtt, { will })
  const says = (message: object | string) =>
    gateway.client.publishAsync(`gateways/${clientId}/power`, typeof message === 'string' ? message : JSON.stringify(message), { qos: 1 })
  const power = () => town.hub().desk.look((state) => structuredClone(state.power.get(town.id('home') as never)))
  return { town, says, power }
}
const figure = async (url: string, name: string) =>
  new RegExp(`^${name}\\{station="[^"]+"\\} (.*)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]

it('mains that are away for four seconds are counted, and no desk hears of it', async () => {
  const { town, says, power } = await withGateway()
  const officer = await town.onDuty('officer')
  await says({ mains: true, battery: 100 })
  await says({ mains: false, battery: 99, minutes: 30 })
  await until('it is heard', () => power()?.mains === false)
  await town.clock.push(4_000)
  await says({ mains: true, battery: 99 })
  await until('it is back', () => power()?.mains === true)
  for (let second = 0; second < 20; second += 1) await town.clock.push(1_000)
  expect(power()).toMatchObject({ flickers: 1, failedAt: null })
  expect(await figure(town.hub().httpUrl, 'chuong_mains_flickers')).toBe('1')
  const told = officer.feed.events.filter(
    ({ event, data }) => event === 'supervision' && data.outages.some(({ cause }: any) => cause === 'power'),
  )
  expect(told).toEqual([])
  const { pastOutages, outages } = await officer.get('/duty/digest')
  expect([...pastOutages, ...outages].filter(({ cause }: any) => cause === 'power')).toEqual([])
})

it('a gateway that says it is gone for good is believed, and one that cannot be read is shown', async () => {
  const { town, says, power } = await withGateway()
  const officer = await town.onDuty('officer')
  await says({ mains: false, battery: 83, minutes: 24 })
  await until('it is heard', () => power()?.mains === false)
  await town.clock.push(6_000)
  const { data } = await town.seen('the desk is told', () =>
    officer.feed.events.findLast(({ event, data }) => event === 'supervision' && data.outages.some(({ cause }: any) => cause === 'power')),
  )
  expect(data.outages.find(({ cause }: any) => cause === 'power')).toMatchObject({ power: { minutes: 24 } })
  expect(await figure(town.hub().httpUrl, 'chuong_ups_runtime_seconds')).toBe('1440')
  await says('mất điện rồi')
  await until('it is shown', async () => (await officer.get('/duty/digest')).notUnderstood.length === 1)
})

import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const minute = 60_000

async function withPhone() {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const phone = fakePhone(service)
  const patrol = await town.as('patrol')
  await patrol.post('/push/subscriptions', phone.subscription)
  const urgencies = () => service.to(phone.endpoint).map(({ urgency }) => urgency)
  const shows = async (nth: number) => {
    const token = await until(`push ${nth}`, () => phone.received()[nth]?.token)
    await town.nobody().post('/push/receipts', { token, stage: 'shown' })
  }
  return { town, patrol, phone, urgencies, shows }
}

it('the hub tries a phone of somebody on duty by itself, without a sound, and never one off duty', async () => {
  const { town, patrol, phone, urgencies, shows } = await withPhone()
  const officer = await town.onDuty('officer')
  await town.clock.push(10 * minute)
  await patrol.post('/duty')
  await town.clock.push(4 * minute + 1_000)
  const first = await until('the first test', () => phone.received()[0])
  expect(first).toMatchObject({ what: 'test', notification: { tag: 'probe', silent: true, requireInteraction: false, renotify: false } })
  expect(urgencies(), 'it wakes no sleeping phone; off duty nothing came before').toEqual(['normal'])
  await shows(0)
  const mine = await until('the owner sees that it is proven', async () =>
    (await patrol.get('/duty')).phones?.find((each: any) => each.provenAt),
  )
  expect(mine).not.toHaveProperty('trouble')

  await patrol.delete('/duty')
  await town.clock.push(5 * 60 * minute)
  await officer.post('/push/test', { everybody: true })
  expect(phone.received(), 'off duty nothing more').toHaveLength(1)
})

it('a phone that sleeps through it is woken as an alarm would, and only then is lost, on the desk and to its owner', async () => {
  const { town, patrol, phone, urgencies, shows } = await withPhone()
  const officer = await town.onDuty('officer')
  await patrol.post('/duty')
  await town.clock.push(4 * minute + 1_000)
  await until('the first test', () => phone.received()[0])
  const settled = () => town.hub().desk.look((state) => [...(state.phoneTests.get(town.id('patrol') as never)?.phones.values() ?? [])])
  await until('it was taken', () => settled()[0]?.outcome === 'accepted')
  await town.clock.push(4 * minute)
  expect((await patrol.get('/duty')).phones[0]).not.toHaveProperty('trouble')
  await town.clock.push(minute)
  await until('the second test', () => phone.received()[1])
  expect(urgencies()).toEqual(['normal', 'high'])
  await until('it was taken as well', () => settled()[0]?.outcome === 'accepted')
  await town.clock.push(61_000)
  const person = async () => (await officer.get('/duty')).stations[0].people.find(({ role }: any) => role === 'patrol')
  await until('the desk sees it', async () => (await person()).unreachableSince)
  expect((await patrol.get('/duty')).phones).toMatchObject([{ trouble: { why: 'not-shown' } }])

  await shows(1)
  await until('it is back', async () => (await person()).unreachableSince === undefined)
  expect((await patrol.get('/duty')).phones[0]).not.toHaveProperty('trouble')
})

import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

async function withManager() {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const boss = await town.as('boss')
  await boss.post('/people', { username: 'manager', name: 'Chị Hoa', role: 'manager', sites: [town.id('shop')], password: PASSWORD })
  const phoneOf = async (name: string) => {
    const phone = fakePhone(service)
    await (await town.as(name)).post('/push/subscriptions', phone.subscription)
    return phone
  }
  const phone = await phoneOf('manager')
  return { town, service, phone, clerks: await phoneOf('staff') }
}
/** The cron that makes rounds goes by the clock on the wall; here each step has its round. */
/** A push service has five seconds by this clock: while a push is under way none passes, unless `among` hanging ones. */
async function pass(town: Commune, minutes: number, among = 0) {
  const { desk, registry } = town.hub()
  const boss = await town.as('boss')
  for (let step = 0; step < minutes * 6; step++) {
    await town.clock.push(10_000)
    await desk.submit({ type: 'SupervisionRound', at: town.clock.now(), directory: registry.directory() })
    await until('nothing is under way', async () => (await boss.get('/hub')).pushWaiting <= among)
  }
}
/** What its push service said is on the record: no time may pass before that, or the message is tried again. */
const settled = (town: Commune, what: 'dark' | 'back') =>
  until(`${what} is settled`, () =>
    town.hub().desk.look(({ troubleTold }) => {
      const told = troubleTold.get(town.id('shop') as never)
      return told?.what === what && [...told.phones.values()].every(({ outcome }) => outcome === 'accepted')
    }),
  )
const troubles = async (town: Commune) => (await (await town.as('manager')).get('/shop')).items[0].troubles

it('a manager hears once that the shop is dark, in words that betray nothing, and once that it is back; a clerk hears nothing', async () => {
  const { town, phone, clerks } = await withManager()
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.beat()
  button.cut()
  await until('it is lost', async () => (await (await town.as('boss')).get(`/buttons/${town.id('counter')}`)).state === 'disconnected')
  await pass(town, 4)
  expect(phone.received()).toEqual([])
  expect(await troubles(town)).toMatchObject([{ what: 'dark', cause: 'site' }])
  await pass(town, 1)
  const dark = await until('the phone is told', () => phone.received()[0])
  expect(dark).toMatchObject({
    what: 'site-dark',
    notification: {
      ...{ title: 'Mất kết nối: Tiệm vàng shop', silent: false, requireInteraction: false, tag: `site-${town.id('shop')}` },
      navigate: expect.stringMatching(/\/shop\/site-\w+$/),
    },
  })
  expect(JSON.stringify(dark)).not.toMatch(/counter|0900|Quầy|nút/)
  await settled(town, 'dark')
  await pass(town, 30)
  expect(phone.received()).toHaveLength(1)

  const back = await town.button('counter')
  await back.beat()
  await pass(town, 1.5)
  await settled(town, 'back')
  expect(phone.received()[1]).toMatchObject({ what: 'site-back', notification: { silent: true } })
  expect(await troubles(town)).toEqual([])
  expect(clerks.received()).toEqual([])
  expect((await (await town.as('staff')).get('/shop')).items[0]).not.toHaveProperty('troubles')
})

it('what was decided and not sent before a crash is sent after it, once', async () => {
  const { town, service, phone } = await withManager()
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.beat()
  service.answer(phone.endpoint, 'hang')
  button.cut()
  await pass(town, 5, 1)
  await until('the push is out', () => service.to(phone.endpoint).length === 1)
  await town.stop()
  service.answer(phone.endpoint, { status: 201 })
  await town.start()
  await settled(town, 'dark')
  await town.stop()
  await town.start()
  await pass(town, 2)
  expect(service.to(phone.endpoint), 'and not a third time').toHaveLength(2)
})

it('nobody is told while an alarm is open there', async () => {
  const { town, phone } = await withManager()
  const button = await town.button('counter', { reconnectPeriod: 0 })
  await button.press()
  button.cut()
  await pass(town, 8)
  expect(phone.received()).toEqual([])
  expect(await troubles(town)).toEqual([])
})

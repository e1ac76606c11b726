import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

type Feed = Awaited<ReturnType<Commune['onDuty']>>

const desksOf = ({ event, data }: { event: string; data: any }) =>
  event === 'supervision' ? data.outages.filter(({ cause }: { cause: string }) => cause === 'station') : null
const lastDesks = (who: Feed) => who.feed.events.map(desksOf).findLast((desks) => desks !== null)
const touched = (town: Commune) => new Date(town.clock.now()).toISOString()
const beat = (who: Feed, town: Commune, more: object = {}) =>
  who.post('/duty/beat', { visible: true, sound: true, lastInputAt: touched(town), ...more })

/** Ten seconds at a time, as pages beat; rounds come by the wall's clock meanwhile. */
async function pass(town: Commune, seconds: number, ...beating: Feed[]) {
  for (let passed = 0; passed < seconds; passed += 10) {
    await town.clock.push(Math.min(10, seconds - passed) * 1000)
    for (const who of beating) await beat(who, town)
  }
}

const empty = (town: Commune) => town.hub().desk.look(({ desks }) => desks.get(town.id('home') as never)?.empty)

/** In the time that has passed a round has found it; only then does a moment more pass, for the feed. */
async function hears(town: Commune, parent: Feed) {
  await until('a round has found the desk empty', () => empty(town))
  return town.seen('the parent hears of it', () => parent.feed.events.findLast((event) => desksOf(event)?.length === 1))
}

async function settled() {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const parent = await town.onDuty('provincial')
  const neighbour = await town.onDuty('neighbour')
  await beat(officer, town)
  await pass(town, 40, officer, parent, neighbour)
  return { town, officer, parent, neighbour }
}

it.each([
  ['page', 'the page is not visible', (who: Feed, town: Commune) => beat(who, town, { visible: false })],
  ['sound', 'its sound is off', (who: Feed, town: Commune) => beat(who, town, { sound: false })],
  ['page', 'the page is closed', async (who: Feed) => who.feed.close()],
  ['nobody', 'nobody is signed on', (who: Feed) => who.call('DELETE', '/duty')],
] as const)('%s: when %s, parent and neighbour hear of it within 30 seconds, and of its end', async (why, _, leave) => {
  const { town, officer, parent, neighbour } = await settled()
  expect(lastDesks(parent) ?? []).toEqual([])
  const goneAt = town.clock.now()
  await leave(officer, town)
  await pass(town, 28, parent, neighbour)
  const { data } = await hears(town, parent)
  expect(desksOf({ event: 'supervision', data })[0]).toMatchObject({
    ...{ cause: 'station', desk: why, tonight: true, station: { id: town.id('home'), name: 'Công an home' } },
  })
  const { since } = desksOf({ event: 'supervision', data })[0]
  expect(Math.abs(Date.parse(since) - goneAt), 'counted from when it went').toBeLessThanOrEqual(1_000)
  await town.seen('the neighbour hears of it', () => lastDesks(neighbour)?.[0]?.tonight === true)

  const back = await town.onDuty('second')
  await beat(back, town)
  await until('it ends by itself', () => empty(town) === null)
  await town.seen('the parent hears of that', () => lastDesks(parent)?.length === 0)
  const from = new Date(town.clock.now() - 3_600_000).toISOString()
  const to = new Date(town.clock.now() + 1_000).toISOString()
  const written = async () => {
    const { entries } = await back.get(`/duty/register?from=${from}&to=${to}`)
    return entries.find(({ outage }: any) => outage?.cause === 'station' && outage.until)
  }
  expect((await until('it is in the register', written)).outage).toMatchObject({ desk: why, since })
  expect((await parent.get('/duty/digest')).pastOutages).toMatchObject([{ cause: 'station', desk: why }])
})

it('a console whose line is lost is told as that, counted from its last beat', async () => {
  const { town, parent } = await settled()
  const lastBeat = town.clock.now()
  await pass(town, 26, parent)
  const { data } = await hears(town, parent)
  expect(data.outages.find(({ cause }: any) => cause === 'station')).toMatchObject({
    desk: 'connection',
    since: new Date(lastBeat).toISOString(),
  })
})

it('a desk that nobody has touched for an hour is told as that', async () => {
  const { town, officer, parent } = await settled()
  const touchedAt = touched(town)
  for (let passed = 0; passed < 3_640; passed += 10) {
    await town.clock.push(10_000)
    await beat(officer, town, { lastInputAt: touchedAt })
    await beat(parent, town)
  }
  const { data } = await hears(town, parent)
  expect(data.outages.find(({ cause }: any) => cause === 'station')).toMatchObject({ desk: 'untouched' })
})

it('when nobody above is there either, the commander is woken once', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const phone = fakePhone(service)
  await (await town.as('commander')).post('/push/subscriptions', phone.subscription)
  const admin = await town.as('boss')
  const feed = await admin.feed()
  await town.clock.push(31_000)
  await town.seen('it is known', () => feed.events.some((event) => desksOf(event)?.length === 1))
  await town.clock.push(121_000)
  const message = await until('the commander is called', () => phone.received()[0])
  expect(message).toMatchObject({ what: 'desk', notification: { title: 'Bàn trực không có ai · Công an home', silent: false } })
  // A push service has five seconds by this clock for its answer.
  await until('the push is taken', async () => (await admin.get('/hub')).pushWaiting === 0)
  await town.clock.push(10 * 60_000)
  await town.stop()
  expect(phone.received()).toHaveLength(1)
})

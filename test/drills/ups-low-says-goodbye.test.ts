import { expect, it, onTestFinished } from 'vitest'
import type { SupervisionView } from '../../hub/contract/duty-views.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { BATTERY_LOW, ON_BATTERY, ON_LINE, type ScriptedUpsd, scriptedUpsd } from '../harness/upsd.ts'

type Feed = Awaited<ReturnType<Commune['onDuty']>>

const powerOf = (who: Feed) =>
  (who.feed.events.findLast(({ event }) => event === 'supervision')?.data as SupervisionView | undefined)?.outages.find(
    ({ cause }) => cause === 'power',
  )

/** Five seconds, and the UPS has been asked once more. */
async function askAgain(town: Commune, upsd: ScriptedUpsd): Promise<void> {
  const before = upsd.asked.length
  await town.clock.push(5_000)
  await until('it is asked', () => upsd.asked.length > before)
}

async function powered() {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const upsd = await scriptedUpsd()
  const town = await commune({ env: { HUB_UPS: upsd.address, HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  await until('the UPS is heard', () => town.hub().desk.look(({ power }) => power.size === 1))
  const phone = async (name: string) => {
    const made = fakePhone(service)
    await (await town.as(name)).post('/push/subscriptions', made.subscription)
    return made
  }
  const phones = { commander: await phone('commander'), provincial: await phone('provincial'), neighbour: await phone('neighbour') }
  const officer = await town.onDuty('officer')
  const parent = await town.onDuty('provincial')
  await town.onDuty('neighbour')
  return { town, upsd, phones, officer, parent }
}

it('mains fail, the battery ends: the station and the one above it are told, and the hub says good-bye once', async () => {
  const { town, upsd, phones, officer, parent } = await powered()
  upsd.says(ON_BATTERY)
  await askAgain(town, upsd)
  await askAgain(town, upsd)
  const atHome = await until('the desk is told', async () => {
    await town.clock.push(1_000)
    return powerOf(officer)
  })
  expect(atHome).toMatchObject({ tonight: true, station: { id: town.id('home') }, power: { hub: true, minutes: 24, battery: 83 } })
  expect(atHome.power?.goodbyeAt).toBeUndefined()
  await town.seen('the desk above is told', () => powerOf(parent)?.tonight)
  const { body: health } = await town.nobody().call('GET', '/health')
  expect(health.checks.power).toMatchObject({ status: 'degraded', detail: expect.stringContaining('about 24 min') })

  upsd.says(BATTERY_LOW)
  await askAgain(town, upsd)
  await until('the hub says good-bye', async () => {
    await town.clock.push(1_000)
    return powerOf(parent)?.power?.goodbyeAt && powerOf(officer)?.power?.goodbyeAt
  })
  const message = await until('the commander is told', () => phones.commander.received()[0])
  expect(message).toMatchObject({
    what: 'power',
    notification: { title: 'Sắp mất điện · Công an home', silent: false, body: expect.stringContaining('KHÔNG tới') },
  })
  await until('the officer above is told', () => phones.provincial.received().length === 1)
  await until('the log says it', () => town.loud.find((line) => line.includes('it has said good-bye')))
  for (let times = 0; times < 3; times += 1) await askAgain(town, upsd)
  expect(phones.commander.received()).toHaveLength(1)
  expect(phones.neighbour.received(), 'next door is not concerned').toHaveLength(0)
})

it('after the good-bye the machine goes: what was decided is there again, and the book has from and to', async () => {
  const { town, upsd } = await powered()
  upsd.says(BATTERY_LOW)
  await askAgain(town, upsd)
  await until('the hub says good-bye', () => town.hub().desk.look(({ power }) => [...power.values()][0]?.goodbye))
  await town.stop()
  upsd.says(ON_LINE)
  await town.clock.push(3_600_000)
  await town.start()
  const officer = await town.onDuty('officer')
  const from = new Date(town.clock.now() - 7_200_000).toISOString()
  const entry = await until('the book has its end', async () => {
    await town.clock.push(5_000)
    const to = new Date(town.clock.now() + 1_000).toISOString()
    const { entries } = await officer.get(`/duty/register?from=${from}&to=${to}`)
    return entries.find(({ outage }: any) => outage?.cause === 'power' && outage.until)
  })
  expect(entry.outage).toMatchObject({ station: { name: 'Công an home' }, power: { hub: true, goodbyeAt: expect.any(String) } })
})

it('mains that come back in time are told to the same phones', async () => {
  const { town, upsd, phones } = await powered()
  upsd.says(BATTERY_LOW)
  await askAgain(town, upsd)
  await until('the commander is told', () => phones.commander.received().length === 1)
  upsd.says(ON_LINE)
  const back = await until('the commander is told again', async () => {
    await town.clock.push(5_000)
    return phones.commander.received()[1]
  })
  expect(back).toMatchObject({ what: 'power', notification: { title: 'Đã có điện lại · Công an home' } })
})

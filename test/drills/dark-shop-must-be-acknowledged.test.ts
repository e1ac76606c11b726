import { expect, it } from 'vitest'
import type { OpeningHours } from '../../hub/contract/opening-hours.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

const every = (open: string, close: string): OpeningHours => [{ days: [1, 2, 3, 4, 5, 6, 7], open, close }]

/** A shop whose two buttons lose their power while the bank beside it lives. */
async function darkShop(town: Commune) {
  const bank = await town.button('teller')
  const shop = await Promise.all([town.button('counter', { reconnectPeriod: 0 }), town.button('safe', { reconnectPeriod: 0 })])
  for (const button of [bank, ...shop]) await button.beat()
  for (const button of shop) button.cut()
  return {
    /** A second, for who waits: however many there are, the bank is heard in each. */
    async tick() {
      await town.clock.push(1_000)
      await bank.beat()
    },
    /** The bank beats on, every 20 s. */
    async pass(seconds: number) {
      for (let passed = 0; passed < seconds; passed += 20) {
        await town.clock.push(20_000)
        await bank.beat()
      }
    },
  }
}

type Desk = Awaited<ReturnType<Commune['onDuty']>>
/** What the officer's own feed said last. */
const lastOf = (desk: Desk) => desk.feed.events.findLast(({ event }: { event: string }) => event === 'supervision')?.data.outages ?? []
const mustBeSeen = (desk: Desk) => lastOf(desk).filter((outage: { toAcknowledge?: boolean }) => outage.toAcknowledge)

it('a shop that goes dark while it is open is put before its officers, and by nobody else, until one of them says that they saw it', async () => {
  const town = await commune({ shop: { hours: every('08:00', '20:00') } })
  const [officer, neighbour] = [await town.onDuty('officer'), await town.onDuty('neighbour')]
  const { pass, tick } = await darkShop(town)
  await pass(100)
  const [outage] = await until('the officer must see it', async () => {
    await tick()
    const raised = mustBeSeen(officer)
    return raised.length > 0 && raised
  })
  expect(outage).toMatchObject({ cause: 'site', tonight: true, openNow: true, site: { id: town.id('shop') } })
  expect(lastOf(neighbour)).toEqual([])

  const answered = await officer.post(`/supervision/outages/${outage.id}/acknowledge`, { note: 'đã gọi, mất điện' })
  expect(answered).toMatchObject({ acknowledged: { by: { name: 'Đ/c officer' }, note: 'đã gọi, mất điện' } })
  expect(answered).not.toHaveProperty('toAcknowledge')
  await until('it is still shown, and asks no more', async () => {
    await tick()
    return lastOf(officer).some(({ acknowledged }: { acknowledged?: object }) => acknowledged) && mustBeSeen(officer).length === 0
  })
  // Whoever comes second is told whose it is.
  const second = await (await town.as('second')).refused('POST', `/supervision/outages/${outage.id}/acknowledge`, {})
  expect(second).toEqual({ status: 409, code: 'already-acknowledged', by: town.id('officer') })
  expect((await officer.get('/duty/digest')).outages).toMatchObject([{ acknowledged: { note: 'đã gọi, mất điện' } }])
})

it('when nobody at home has seen it for five minutes, whoever stands above them must', async () => {
  const town = await commune({ shop: { hours: every('08:00', '20:00') } })
  const [officer, provincial] = [await town.onDuty('officer'), await town.onDuty('provincial')]
  const { pass, tick } = await darkShop(town)
  await pass(120)
  await until('home must see it', async () => {
    await tick()
    return mustBeSeen(officer).length === 1
  })
  expect(mustBeSeen(provincial)).toEqual([])
  await pass(300)
  await until('the province must', async () => {
    await tick()
    return mustBeSeen(provincial).length === 1
  })
})

it('a shop that is closed calls nobody, however long it is dark', async () => {
  const town = await commune({ shop: { hours: every('18:00', '22:00') } })
  const [officer, provincial] = [await town.onDuty('officer'), await town.onDuty('provincial')]
  const { pass, tick } = await darkShop(town)
  await pass(100)
  await until('it is shown', async () => {
    await tick()
    return lastOf(officer).length === 1
  })
  await pass(900)
  const asked = [officer, provincial].flatMap(({ feed }) => feed.events).filter(({ event }: { event: string }) => event === 'supervision')
  expect(
    asked.flatMap(({ data }: { data: { outages: object[] } }) => data.outages).filter((outage: object) => 'toAcknowledge' in outage),
  ).toEqual([])
})

import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { StationId } from '../../hub/contract/ids.ts'
import { STATE_VERSION } from '../../hub/core/state.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { createLogs } from '../../hub/log.ts'
import { connectButton } from '../harness/button.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

/** What supervision holds, as far as it outlives the pages that are open. */
const held = (town: Commune) =>
  town.hub().desk.look(({ outages, returns, desks, phoneTests, troubleTold }) => ({
    outages: structuredClone([...outages.values()]),
    returns: structuredClone([...returns]),
    empty: structuredClone(desks.get(town.id('next') as StationId)?.empty ?? null),
    phoneTests: structuredClone([...phoneTests]),
    troubleTold: structuredClone([...troubleTold]),
  }))

it.each(['replay', 'snapshot'] as const)(
  'a restart by %s keeps what is silent, who has seen it, what flaps, the street, the empty desk and the phone test on its way',
  {
    timeout: 400_000,
  },
  async (how) => {
    const service = await startPushService()
    onTestFinished(() => service.close())
    const town = await commune({
      env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile },
      shop: { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], open: '08:00', close: '20:00' }] },
    })
    const boss = await town.as('boss')
    const officer = await town.onDuty('officer')
    const phone = fakePhone(service)
    const patrol = await town.as('patrol')
    await patrol.post('/push/subscriptions', phone.subscription)
    await patrol.post('/duty')
    const furnish = async (name: string, lat: number, lon: number, station = 'home') => {
      const location = { lat, lon }
      const fields = { name, kind: 'gold-shop', address: 'Chợ', location, contacts: [], service: 'in-service', station: town.id(station) }
      const { mqtt } = await boss.post(`/sites/${(await boss.post('/sites', fields)).id}/buttons`, { label: 'Quầy' })
      return connectButton(town.hub().mqttUrl, mqtt, { reconnectPeriod: 0 })
    }
    const street = [await furnish('Một', 11.65, 108.25), await furnish('Hai', 11.6505, 108.251), await furnish('Ba', 11.651, 108.252)]
    const living = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => furnish(`Xa ${n}`, 11.8 + n / 50, 108.45 + n / 50, 'next')))
    const shop = await Promise.all([town.button('counter', { reconnectPeriod: 0 }), town.button('safe', { reconnectPeriod: 0 })])
    for (const button of [...street, ...living, ...shop]) await button.beat()
    const tick = async (ms: number) => {
      await town.clock.push(ms)
      for (const button of living) await button.beat()
    }
    for (const button of [...street, ...shop]) button.cut()
    // Its plug is loose: the link goes over and over, and is back at once.
    for (let drops = 0; drops < 7; drops += 1) {
      const teller = await town.button('teller', { reconnectPeriod: 0 })
      await teller.beat()
      teller.cut()
      await tick(20_000)
    }
    const raised = await until('the officer must see the shop', async () => {
      await tick(1_000)
      return officer.feed.events
        .findLast(({ event }) => event === 'supervision')
        ?.data.outages.find((outage: any) => outage.toAcknowledge && outage.site?.id === town.id('shop'))
    })
    await officer.post(`/supervision/outages/${raised.id}/acknowledge`, { note: 'đã gọi, mất điện' })
    await until('the phone is tried', async () => {
      await tick(2_000)
      return phone.received().length > 0
    })
    await until('its push service has taken it', () => held(town).phoneTests.some(([, test]) => [...test.phones.values()][0]?.outcome))

    const before = held(town)
    expect(before.outages.find(({ id }) => id === raised.id)?.acknowledged).toMatchObject({ by: town.id('officer') })
    expect(before.outages.map(({ cause }) => cause)).toContain('street')
    expect(
      before.outages.some(({ flapping }) => flapping),
      'the loose plug',
    ).toBe(true)
    expect(before.empty, 'nobody is signed on next door').not.toBeNull()

    const { seq, state } = town.hub().desk.look((seen) => ({ seq: seen.seq, state: structuredClone(seen) }))
    await town.stop()
    if (how === 'snapshot') await saveSnapshot(town, seq, state)
    await town.start()
    expect(held(town)).toEqual(before)

    // And each goes on from there.
    const again = await town.as('officer')
    expect((await again.get('/duty/digest')).outages.find(({ id }: any) => id === raised.id)).toMatchObject({
      since: raised.since,
      acknowledged: { note: 'đã gọi, mất điện', by: { name: 'Đ/c officer' } },
    })
    const [{ token } = { token: '' }] = phone.received()
    await town.nobody().post('/push/receipts', { token, stage: 'shown' })
    const mine = async () => (await (await town.as('patrol')).get('/duty')).phones?.[0]
    await until('a phone that shows it afterwards is proven', async () => (await mine())?.provenAt)
  },
)

async function saveSnapshot(town: Commune, seq: number, state: unknown): Promise<void> {
  const journal = await openSqliteJournal({
    file: join(town.folder, 'journal.sqlite'),
    stateVersion: STATE_VERSION,
    clock: town.clock,
    log: createLogs('fatal', { write: () => undefined }).room('journal'),
  })
  await journal.saveSnapshot(seq, STATE_VERSION, state as never)
  await journal.close()
}

import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { type PushService, startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

async function withPhone(): Promise<{ town: Commune; service: PushService }> {
  const service = await startPushService()
  onTestFinished(() => service.close())
  return { town: await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } }), service }
}

/** The patrol as the desk sees it now. */
async function patrolOf(officer: { get(path: string): Promise<any> }) {
  const { stations } = await officer.get('/duty')
  return stations[0].people.find(({ role }: { role: string }) => role === 'patrol')
}
const railOf = (event: { event: string; data: any }) => (event.event === 'supervision' ? event.data.phones : null)

it('a phone that takes a test and does not show it stands on the rail a minute later, and leaves it when one is shown', async () => {
  const { town, service } = await withPhone()
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  const sentAt = new Date(town.clock.now()).toISOString()
  expect(await officer.post('/push/test', { person: town.id('patrol') })).toEqual({ phones: 1, accepted: 1 })
  expect((await patrolOf(officer)).test).toMatchObject({ at: sentAt, phones: [{ outcome: 'accepted' }] })

  await town.clock.push(59_000)
  expect(await patrolOf(officer)).not.toHaveProperty('unreachableSince')
  await town.clock.push(2_000)
  const onRail = () => officer.feed.events.findLast((event) => railOf(event)?.length === 1)
  const { data } = await town.seen('it is on the rail', onRail)
  expect(data.phones[0]).toMatchObject({ person: { id: town.id('patrol') }, since: sentAt, why: 'not-shown', tonight: true })
  expect(await patrolOf(officer)).toMatchObject({ phones: 1, unreachableSince: sentAt })

  await officer.post('/push/test', { everybody: true })
  const token = await until('the second test is there', () => phone.received()[1]?.token)
  expect((await town.nobody().call('POST', '/push/receipts', { token, stage: 'shown' })).status).toBe(204)
  await until('it may be woken again', async () => (await patrolOf(officer)).unreachableSince === undefined)
  await town.seen('it has left the rail', () => officer.feed.events.map(railOf).findLast((phones) => phones !== null)?.length === 0)
  const shown = await patrolOf(officer)
  expect(shown.test.phones).toMatchObject([{ outcome: 'accepted', shownAt: shown.provenAt }])
})

it('a patrol without a phone, and one whose phone is gone, are shown as what they are; a subscription ends it', async () => {
  const { town, service } = await withPhone()
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const since = new Date(town.clock.now()).toISOString()
  await town.clock.push(61_000)
  const { data } = await town.seen('no phone', () => officer.feed.events.findLast((event) => railOf(event)?.length === 1))
  expect(data.phones[0]).toMatchObject({ why: 'no-phone', since })

  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  await until('it may be woken', async () => (await patrolOf(officer)).unreachableSince === undefined)
  service.answer(phone.endpoint, { status: 410 })
  await town.clock.push(5_000)
  const goneAt = new Date(town.clock.now()).toISOString()
  await officer.post('/push/test', { person: town.id('patrol') })
  await until('it is gone', async () => (await patrolOf(officer)).unreachableSince === goneAt)
  expect(await patrolOf(officer)).toMatchObject({ phones: 0, test: { phones: [{ outcome: 'gone' }] } })
})

it('an officer tries only the phones of who is on duty where they serve, a patrol only its own', async () => {
  const { town } = await withPhone()
  const neighbour = await town.onDuty('neighbour')
  const patrol = await town.onDuty('patrol')
  expect(await neighbour.refused('POST', '/push/test', { person: town.id('patrol') })).toMatchObject({ status: 404 })
  expect(await patrol.refused('POST', '/push/test', { everybody: true })).toMatchObject({ status: 403, code: 'wrong-role' })
  expect(await patrol.post('/push/test')).toEqual({ phones: 0, accepted: 0 })
})

it('what is known of phones survives a restart', async () => {
  const { town, service } = await withPhone()
  const patrol = await town.onDuty('patrol')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  await patrol.post('/push/test')
  const token = await until('the test is there', () => phone.received()[0]?.token)
  await town.nobody().post('/push/receipts', { token, stage: 'shown' })
  const { provenAt } = await patrolOf(await town.as('officer'))
  expect(provenAt).toBe(new Date(town.clock.now()).toISOString())
  await town.stop()
  await town.start()
  expect(await patrolOf(await town.as('officer'))).toMatchObject({ provenAt })
})

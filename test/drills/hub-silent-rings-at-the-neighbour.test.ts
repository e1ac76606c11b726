import { expect, it, onTestFinished } from 'vitest'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { contactsOf, PHONES, twoHubs } from '../harness/two-hubs.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000
const HEARD = /^(ok|degraded)$/

it('a hub that is not heard for a minute is lost contact at the neighbour: to be seen by its officers, on their phones, with whom to call, and over when it is heard', {
  timeout: 120_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const { watching, watched, pass, silent, round, seen, heard, known, id } = await twoHubs({
    ...{ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile },
  })
  const [officer, far] = [await watching.onDuty('officer'), await watching.onDuty('neighbour')]
  const phone = fakePhone(service)
  await officer.post('/push/subscriptions', phone.subscription)
  await pass(6)
  expect(contactsOf(officer)).toEqual([])
  const lastHeard = watching.clock.now()

  await silent(59)
  // A machine that is slow tells of itself that it is: it is heard all the same.
  expect((await known()).state, 'not before its minute is over').toMatch(HEARD)
  await silent(2)
  expect(await known()).toMatchObject({ state: 'lost', lostSince: new Date(lastHeard).toISOString() })
  const [entry] = await seen('the officer must see it', () => contactsOf(officer).length > 0 && contactsOf(officer))
  expect(entry).toMatchObject({
    ...{ cause: 'watched-hub', since: new Date(lastHeard).toISOString(), tonight: true, toAcknowledge: true },
    hubs: [{ id, name: 'Công an xã Hiệp Thạnh', phones: PHONES }],
    station: { id: watching.id('home') },
  })
  expect(contactsOf(far), 'another station has no part in it').toEqual([])
  const told = await until('the officer’s phone is told', () => phone.received().find(({ what }) => what === 'watched-hub'), LONG)
  expect(told.notification).toMatchObject({
    title: expect.stringContaining('Mất liên lạc với trung tâm Công an xã Hiệp Thạnh'),
    body: expect.stringContaining('0263 000 003'),
  })

  const answered = await officer.post(`/supervision/outages/${entry.id}/acknowledge`, { note: 'đã gọi, mất điện' })
  expect(answered).toMatchObject({ acknowledged: { note: 'đã gọi, mất điện' } })
  const second = await (await watching.as('second')).refused('POST', `/supervision/outages/${entry.id}/acknowledge`, {})
  expect(second).toEqual({ status: 409, code: 'already-acknowledged', by: watching.id('officer') })
  await seen('it asks no more', () => contactsOf(officer).some(({ toAcknowledge }: any) => !toAcknowledge))
  await silent(300)
  expect(contactsOf(officer), 'one entry, however long').toHaveLength(1)

  const backAt = watching.clock.now()
  await watched.clock.push(15_000)
  await heard()
  await round()
  await seen('it is over', () => contactsOf(officer).length === 0)
  const { pastOutages } = await officer.get('/duty/digest')
  expect(pastOutages).toMatchObject([
    { cause: 'watched-hub', since: new Date(lastHeard).toISOString(), until: new Date(backAt).toISOString(), hubs: [{ id }] },
  ])
  const query = new URLSearchParams({ from: new Date(lastHeard).toISOString(), to: new Date(backAt + 1_000).toISOString() })
  const { entries } = await officer.get(`/duty/register?${query}`)
  expect(entries).toContainEqual(expect.objectContaining({ what: 'outage', outage: expect.objectContaining({ cause: 'watched-hub' }) }))
})

it('a beat without the token, or with one that was made void, is heard from nobody', { timeout: 60_000 }, async () => {
  const { watching, token, id, known } = await twoHubs()
  const beat = (authorization?: string) =>
    watching.nobody().call('POST', '/watched-hubs/beat', { state: 'ok' }, authorization === undefined ? {} : { authorization })
  for (const wrong of [undefined, 'Bearer nothing', `Bearer ${id}.${'x'.repeat(32)}`, `Basic ${token}`])
    expect(await beat(wrong)).toMatchObject({ status: 401, body: { code: 'wrong-token' } })
  expect((await beat(`Bearer ${token}`)).status).toBe(200)
  const boss = await watching.as('boss')
  const { token: fresh } = await boss.post(`/watched-hubs/${id}/token`)
  expect((await beat(`Bearer ${token}`)).status).toBe(401)
  expect((await known()).state, 'from whom the old one came is not watched until the new one is heard').toBe('never-heard')
  expect((await beat(`Bearer ${fresh}`)).status).toBe(200)
  expect(JSON.stringify(await boss.get('/watched-hubs'))).not.toContain(fresh.split('.')[1])
  await boss.delete(`/watched-hubs/${id}`)
  expect((await beat(`Bearer ${fresh}`)).status).toBe(401)
})

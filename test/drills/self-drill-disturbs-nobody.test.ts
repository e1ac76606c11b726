import { expect, it } from 'vitest'
import type { SupervisionView } from '../../hub/contract/duty-views.ts'
import type { Feed } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

const lastOf = (feed: Feed): SupervisionView | undefined => feed.events.findLast(({ event }) => event === 'supervision')?.data

async function drilled(town: Commune) {
  const boss = await town.as('boss')
  await boss.post('/hub/self-drills')
  await until('it ran', async () => {
    // Each of its steps has fifteen seconds by this clock, and the disk is as slow as it is.
    await town.clock.push(50)
    return (await boss.get('/hub/self-drills')).items.length > 0
  })
  expect((await boss.get('/hub/self-drills')).items[0]).toMatchObject({ ok: true })
}

it('stands in no list, count, report or alarm, rings nothing and wakes nobody', async () => {
  const town = await commune()
  const [boss, officer] = [await town.as('boss'), await town.onDuty('officer')]
  await town.onDuty('patrol')
  const seen = async () => ({
    sites: await boss.get('/sites'),
    buttons: await boss.get('/buttons'),
    people: (await boss.get('/people')).items.length,
    incidents: await boss.get('/incidents'),
    // What is looked back on from now has another end by then.
    report: { ...(await boss.get('/reports/summary?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z')), falsePresses: null },
    counts: lastOf(officer.feed)?.counts,
    stations: await boss.get('/stations'),
  })
  await officer.feed.until('supervision came', ({ event }) => event === 'supervision')
  const before = await seen()
  await drilled(town)
  expect(await seen()).toEqual(before)
  expect(officer.feed.events.filter(({ event }) => event === 'incident')).toEqual([])
  const last = lastOf(officer.feed)
  expect(last).not.toHaveProperty('selfDrill')
  expect(last).not.toHaveProperty('ownPress')
  expect(town.hub().desk.look(({ devices, incidents }) => devices.size + incidents.size)).toBe(0)
})

it('sends no test to a phone while an alarm rings, nor into a shop that has one open', async () => {
  const town = await commune()
  const [boss, officer] = [await town.as('boss'), await town.onDuty('officer')]
  await boss.patch('/settings', { selfDrill: { phones: [town.id('staff')] } })
  const push = async () => {
    const before = (await boss.get('/hub/self-drills')).items.length
    await boss.post('/hub/self-drills')
    const { items } = await until('it ran', async () => {
      await town.clock.push(50)
      const view = await boss.get('/hub/self-drills')
      return view.items.length > before && view
    })
    return items[0].legs.at(-1)
  }
  expect(await push()).toMatchObject({ outcome: 'failed', why: 'no-phone' })
  await (await town.button('counter')).press()
  expect(await push()).toEqual({ leg: 'push', outcome: 'not-tried', why: 'alarm' })
  const [alarm] = (await officer.get('/incidents?phase=open')).items
  await officer.post(`/incidents/${alarm.id}/acknowledge`)
  await officer.post(`/incidents/${alarm.id}/arrive`)
  expect(await push(), 'it rings no more, and somebody is in the shop').toEqual({ leg: 'push', outcome: 'not-tried', why: 'alarm' })
})

it('what its button says besides a test is never hidden: every desk sees it, and the log', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await drilled(town)
  // Somebody has come by its credentials.
  const answer = await town.hub().registry.submit({ type: 'EnrolOwnButton', at: town.clock.now(), by: null })
  if (!answer.ok || !answer.mqtt) throw new Error('no credentials')
  const stolen = await connectButton(town.hub().mqttUrl, answer.mqtt)
  await stolen.press({ kind: 'holdup', press: 'stolen' })
  await until('the desk sees it', async () => {
    await town.clock.push(1_000)
    return officer.feed.events.some(
      ({ event, data }) => event === 'supervision' && (data as SupervisionView).selfDrill?.what === 'strange-press',
    )
  })
  expect(town.loud.some((line) => line.includes('the hub’s own button was pressed as no test'))).toBe(true)
  expect(officer.feed.events.filter(({ event }) => event === 'incident')).toEqual([])
  await town.stop()
  await town.start()
  const { trouble } = await (await town.as('boss')).get('/hub/self-drills')
  expect(trouble, 'it is on disk').toMatchObject({ what: 'strange-press' })
})

it('may say nothing else, nowhere else', async () => {
  const town = await commune()
  await drilled(town)
  const answer = await town.hub().registry.submit({ type: 'EnrolOwnButton', at: town.clock.now(), by: null })
  if (!answer.ok || !answer.mqtt) throw new Error('no credentials')
  const own = await connectButton(town.hub().mqttUrl, answer.mqtt, { reconnectPeriod: 0 })
  own.client.publish(`buttons/${town.id('counter')}/press`, '{}', { qos: 1 })
  await until('its line is cut', () => !own.client.connected)
  expect(town.hub().desk.look(({ incidents }) => incidents.size)).toBe(0)
})

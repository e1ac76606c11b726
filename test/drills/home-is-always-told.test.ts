import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('home is told though nobody signed on: its bell rings, and whoever opens the page sees it', async () => {
  const town = await commune()
  await (await town.button('counter')).press()
  const officer = await town.as('officer')
  const [view] = (await officer.get('/incidents?phase=open')).items
  expect(view).toMatchObject({ ringing: true, told: [town.id('home')], watching: [town.id('province')] })
  const feed = await officer.feed()
  expect(feed.events[0]).toMatchObject({ event: 'incident', data: { id: view.id } })

  const bell = await stationBell(town)
  await until('the bell rings', () => bell()?.ringing === true && bell()?.incidents === 1)
  await officer.post(`/incidents/${view.id}/acknowledge`)
  await until('the bell is silent', () => bell()?.ringing === false)
})

/** A relay box in the station listens to its bell. */
async function stationBell(town: Awaited<ReturnType<typeof commune>>) {
  const admin = await town.as('boss')
  const { gateway, mqtt } = await admin.post('/gateways', { label: 'Chuông trực ban', station: town.id('home') })
  const { connectButton } = await import('../harness/button.ts')
  const box = await connectButton(town.hub().mqttUrl, mqtt, {
    will: { topic: `gateways/${gateway.id}/status`, payload: Buffer.from('offline'), qos: 1, retain: true },
  })
  await box.client.subscribeAsync(`stations/${town.id('home')}/bell`, { qos: 1 })
  return () => {
    const last = box.messages.findLast(({ topic }) => topic.endsWith('/bell'))
    return last && JSON.parse(last.payload)
  }
}

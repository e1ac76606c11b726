import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('a button that comes back under its own name before the old line is known to be dead was never away', async () => {
  const town = await commune()
  const admin = await town.as('boss')
  const feed = await admin.feed()
  const old = await town.button('counter', { reconnectPeriod: 0 })
  await old.beat()
  const fresh = await town.button('counter')
  await until('the old connection is ended', () => !old.client.connected)
  await fresh.beat({ battery: 80 })
  await until('the hub heard the new one', async () => (await admin.get(`/buttons/${town.id('counter')}`)).battery === 80)
  expect(await admin.get(`/buttons/${town.id('counter')}`)).toMatchObject({ state: 'online' })
  const seen = feed.events.filter(({ event }) => event === 'supervision').map(({ data }) => data.counts.disconnected + data.counts.offline)
  expect(Math.max(...seen)).toBe(0)
})

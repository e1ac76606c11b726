import { expect, it } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('when the power of a street fails its shops are one entry with its place, which calls nobody to the desk', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  const officer = await town.onDuty('officer')
  /** Three shops of one street, and one four kilometres away that lives. */
  const furnish = async (name: string, lat: number, lon: number) => {
    const site = await boss.post('/sites', {
      ...{ name, kind: 'gold-shop', address: 'Chợ', location: { lat, lon }, contacts: [], service: 'in-service' },
      station: town.id('home'),
    })
    const { mqtt } = await boss.post(`/sites/${site.id}/buttons`, { label: 'Quầy' })
    return { mqtt, button: await connectButton(town.hub().mqttUrl, mqtt, { reconnectPeriod: 0 }) }
  }
  const street = [await furnish('Một', 11.736, 108.37), await furnish('Hai', 11.7365, 108.371), await furnish('Ba', 11.737, 108.372)]
  const far = await furnish('Xa', 11.77, 108.4)
  for (const { button } of [...street, far]) await button.beat()
  for (const { button } of street) button.cut()
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 20) {
      await town.clock.push(20_000)
      await far.button.beat()
    }
  }
  await pass(100)
  const told = () => officer.feed.events.filter(({ event }) => event === 'supervision').flatMap(({ data }) => data.outages)
  const entry = await until('the street is one entry', async () => {
    await town.clock.push(1_000)
    await far.button.beat()
    const last = officer.feed.events.findLast(({ event }) => event === 'supervision')?.data.outages
    return last?.length === 1 && last[0].cause === 'street' && last[0]
  })
  expect(entry.sites.map(({ name }: { name: string }) => name).sort()).toEqual(['Ba', 'Hai', 'Một'])
  expect(entry.place.location.lat).toBeCloseTo(11.7365, 3)
  expect(entry.place.radius).toBeLessThan(300)

  await pass(900)
  expect(told().filter((outage) => outage.toAcknowledge)).toEqual([])
  // With the power back it is over, and the digest keeps the street as the one thing that it was.
  for (const { mqtt } of street) await (await connectButton(town.hub().mqttUrl, mqtt)).beat()
  const { pastOutages, outages } = await until('the digest knows', async () => {
    await town.clock.push(1_000)
    await far.button.beat()
    const digest = await officer.get('/duty/digest')
    return digest.outages.length === 0 && digest.pastOutages.length > 0 && digest
  })
  expect([pastOutages.length, outages]).toEqual([1, []])
  expect(pastOutages[0]).toMatchObject({ cause: 'street', sites: [{}, {}, {}] })
})

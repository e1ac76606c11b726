import { expect, it } from 'vitest'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

/** Whatever is decided, by type. */
function watched(town: Commune): string[] {
  const types: string[] = []
  town.hub().desk.follow({ name: 'test', told: ({ recorded }) => void types.push(...recorded.map(({ event }) => event.type)) })
  return types
}

/** A patrol without a phone is missed by a round a minute after it signed on: that shows that a round has looked. */
async function signOnPatrol(town: Commune) {
  const patrol = await town.as('patrol')
  await patrol.call('DELETE', '/duty')
  await patrol.post('/duty')
}
const hasLooked = (types: string[], times: number) =>
  until('a round has looked', () => types.filter((type) => type === 'PhoneLost').length === times)
const ofStations = (types: string[]) => types.filter((type) => type.startsWith('Station'))

it('a page that is loaded anew tells nobody of an empty desk', async () => {
  const town = await commune()
  const types = watched(town)
  const officer = await town.onDuty('officer')
  const beat = () => officer.post('/duty/beat', { visible: true, sound: true, lastInputAt: new Date(town.clock.now()).toISOString() })
  await signOnPatrol(town)
  await town.clock.push(46_000)
  await beat()
  officer.feed.close()
  await town.clock.push(15_000)
  await hasLooked(types, 1)
  expect(ofStations(types)).toEqual([])

  await signOnPatrol(town)
  await (await town.as('officer')).feed()
  for (let passed = 0; passed < 61; passed += 10) {
    await beat()
    await town.clock.push(Math.min(10, 61 - passed) * 1000)
  }
  await hasLooked(types, 2)
  expect(ofStations(types)).toEqual([])
})

it('nor does a hub that is started again, before consoles can have found it', async () => {
  const town = await commune()
  await town.onDuty('officer')
  await town.clock.push(60_000)
  await signOnPatrol(town)
  await town.clock.push(32_000)
  await town.stop()
  await town.start()
  const types = watched(town)
  await town.clock.push(29_000)
  await hasLooked(types, 1)
  expect(ofStations(types)).toEqual([])
})

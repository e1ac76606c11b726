import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

const minute = 60_000

it('a page that is open but hidden, silent or untouched for an hour is not an attended console', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const neighbour = await town.onDuty('neighbour')
  await town.clock.push(16_000)
  const beat = (who: typeof officer, more: object) =>
    who.post('/duty/beat', { visible: true, sound: true, lastInputAt: new Date(town.clock.now()).toISOString(), ...more })

  for (const [why, more] of [
    ['hidden', { visible: false }],
    ['silent', { sound: false }],
    ['untouched', { lastInputAt: new Date(town.clock.now()).toISOString() }],
  ] as const) {
    if (why === 'untouched') await town.clock.push(61 * minute)
    await beat(officer, more)
    await beat(neighbour, {})
    const button = await town.button('counter')
    await button.press({ press: why })
    const { items } = await officer.get('/incidents?phase=open')
    expect(items[0].told, `${why}: the neighbour is told in the same second`).toEqual([town.id('home'), town.id('next')])
    await officer.post(`/incidents/${items[0].id}/acknowledge`)
    await officer.post(`/incidents/${items[0].id}/close`, { disposition: 'drill' })
    await button.end()
  }

  await beat(officer, {})
  await beat(neighbour, {})
  await (await town.button('counter')).press({ press: 'there' })
  const { items } = await officer.get('/incidents?phase=open')
  expect(items[0].told, 'attended: home alone').toEqual([town.id('home')])
})

it('a console that has stopped beating is gone after two missed beats', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await town.onDuty('neighbour')
  await town.clock.push(16_000)
  await officer.post('/duty/beat', { visible: true, sound: true, lastInputAt: new Date(town.clock.now()).toISOString() })
  await town.clock.push(25_000)
  await (await town.button('counter')).press()
  expect((await officer.incident()).told).toEqual([town.id('home'), town.id('next')])
})

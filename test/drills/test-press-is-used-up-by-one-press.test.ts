import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('the shop’s test covers one press of one button for three minutes; everything else is real', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const staff = await town.as('staff')
  const [counter, safe] = [await town.button('counter'), await town.button('safe')]
  const newest = async () =>
    (await officer.get('/incidents?phase=open')).items.sort((a: any, b: any) => a.openedAt.localeCompare(b.openedAt)).at(-1)

  await staff.post(`/buttons/${town.id('counter')}/test`)
  const testedAt = town.clock.now()
  await counter.press()
  expect(await newest()).toMatchObject({ kind: 'test', ringing: false, marks: ['test'] })
  await town.clock.push(1_000)
  await counter.press()
  expect(await newest(), 'the second press is real').toMatchObject({ kind: 'holdup', ringing: true })

  await town.clock.push(16 * 60_000)
  await staff.post(`/buttons/${town.id('counter')}/test`)
  await safe.press()
  expect(await newest(), 'another button is real').toMatchObject({ kind: 'holdup', ringing: true, presses: 1 })

  await town.clock.push(1_000)
  await counter.press({ kind: 'duress' })
  expect(await newest(), 'duress is real').toMatchObject({ kind: 'duress', ringing: true })
  const pressedAt = async (who: typeof staff) => (await who.get(`/buttons/${town.id('counter')}`)).lastPressAt
  expect(await pressedAt(officer)).toBe(new Date(town.clock.now()).toISOString())
  expect(await pressedAt(staff), 'a phone in the shop shows no real press').toBe(new Date(testedAt).toISOString())
})

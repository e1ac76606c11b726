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
  const { items } = await staff.get('/buttons')
  expect(items.find((button: any) => button.id === town.id('counter')).lastPressAt).toBe(new Date(town.clock.now()).toISOString())
})

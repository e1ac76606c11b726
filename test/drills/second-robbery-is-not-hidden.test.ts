import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a press after a unit is on scene opens a new alarm, linked to the old one', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  await button.press()
  const first = await officer.incident()
  await officer.post(`/incidents/${first.id}/acknowledge`)
  await officer.post(`/incidents/${first.id}/arrive`)

  await button.press()
  const { items } = await officer.get('/incidents?phase=open')
  expect(items).toHaveLength(2)
  expect(items.find((view: any) => view.id !== first.id)).toMatchObject({ ringing: true, phase: 'ringing', linkedTo: first.id })
})

it('so does a press more than 15 minutes after the last', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  await button.press()
  const first = await officer.incident()
  await officer.post(`/incidents/${first.id}/acknowledge`)
  await officer.post(`/incidents/${first.id}/dispatch`)
  await town.clock.push(15 * 60_000 + 1)
  await button.press()
  const { items } = await officer.get('/incidents?phase=open')
  expect(items.find((view: any) => view.id !== first.id)).toMatchObject({ ringing: true, linkedTo: first.id })
})

import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a press that is sent again rings nothing anew, at any age, also after a restart', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const body = { press: 'p1', at: new Date(town.clock.now()).toISOString() }
  const button = await town.button('counter')
  await button.press(body)
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)

  await button.press(body)
  await button.press(body, { retain: true })
  await button.end()
  await town.stop()
  await town.start()
  await town.clock.push(3 * 24 * 3600_000)
  await (await town.button('counter')).press(body)

  const again = await (await town.as('officer')).get(`/incidents/${id}`)
  expect(again).toMatchObject({ presses: 1 })
  expect(again.timeline.filter((entry: { type: string }) => entry.type === 'PressReceived')).toHaveLength(1)
  expect((await (await town.as('officer')).get('/incidents')).items).toHaveLength(1)
})

import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('the lamp of the pressed button follows the alarm, step by step, and is right again after a restart', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  await button.watchLamp()
  const shows = (phase: string) => until(`the lamp shows ${phase}`, () => button.lamp()?.phase === phase)
  await shows('idle')
  await button.press()
  await shows('received')
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/shown`, { surface: 'console' })
  await shows('shown')
  await officer.post(`/incidents/${id}/acknowledge`)
  await shows('acknowledged')
  await officer.post(`/incidents/${id}/dispatch`)
  await shows('dispatched')
  await town.stop()
  await town.start()

  const again = await town.button('counter')
  await again.watchLamp()
  await until('the lamp is back', () => again.lamp()?.phase === 'dispatched' && again.lamp()?.incident === id)
  const officerAgain = await town.as('officer')
  await officerAgain.post(`/incidents/${id}/arrive`)
  await until('on scene', () => again.lamp()?.phase === 'on-scene')
  await officerAgain.post(`/incidents/${id}/close`, { disposition: 'robbery' })
  await until('idle again', () => again.lamp()?.phase === 'idle')
})

it('a shop that wants no lamp gets only idle', async () => {
  const town = await commune({ shop: { lamp: 'off' } })
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  await button.watchLamp()
  await until('idle', () => button.lamp()?.phase === 'idle')
  await button.press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)
  expect(new Set(button.messages.map(({ payload }) => JSON.parse(payload).phase))).toEqual(new Set(['idle']))
})

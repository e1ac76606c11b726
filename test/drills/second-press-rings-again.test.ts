import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a second press on an acknowledged alarm rings again, and the phase stays', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/shown`, { surface: 'console' })
  await officer.post(`/incidents/${id}/acknowledge`)
  await officer.feed.until('it is quiet', ({ event, data }) => event === 'incident' && data.phase === 'acknowledged' && !data.ringing)

  await town.clock.push(20_000)
  await (await town.button('safe')).press()
  await officer.feed.until('it rings again', ({ event, data }) => event === 'incident' && data.ringing && data.presses === 2)
  const view = await officer.get(`/incidents/${id}`)
  expect(view).toMatchObject({
    phase: 'acknowledged',
    ringing: true,
    receipts: { consoles: { shown: 0 } },
    acknowledgedBy: { id: town.id('officer') },
  })
  expect(view.buttons.map((button: { id: string }) => button.id)).toEqual([town.id('counter'), town.id('safe')])

  expect(await officer.post(`/incidents/${id}/acknowledge`)).toMatchObject({ ringing: false, phase: 'acknowledged' })
})

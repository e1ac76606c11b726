import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a patrol’s “on my way” is seen by the desk and goes on ringing there', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()

  expect(await patrol.post(`/incidents/${id}/acknowledge`)).toMatchObject({ phase: 'ringing', ringing: true })
  await officer.feed.until(
    'the desk sees who is coming',
    ({ event, data }) => event === 'incident' && data.onTheWay?.[0]?.id === town.id('patrol'),
  )
  expect(officer.feed.incident(id)).toMatchObject({ phase: 'ringing', ringing: true })
  expect(await patrol.refused('POST', `/incidents/${id}/arrive`)).toMatchObject({ status: 409, code: 'not-acknowledged' })
  expect((await patrol.refused('POST', `/incidents/${id}/close`, { disposition: 'drill' })).status).toBe(403)
})

it('a neighbour’s acknowledgement does not silence home either, unless it takes over', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const neighbour = await town.onDuty('neighbour')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await town.clock.push(5_000)
  await neighbour.feed.until('the neighbour is told', ({ event, data }) => event === 'incident' && data.id === id)

  expect(await neighbour.post(`/incidents/${id}/acknowledge`)).toMatchObject({ phase: 'ringing', ringing: true })
  expect(await neighbour.post(`/incidents/${id}/takeover`)).toMatchObject({
    phase: 'acknowledged',
    ringing: false,
    acknowledgedBy: { id: town.id('neighbour') },
  })
  await officer.feed.until(
    'home sees who has it',
    ({ event, data }) => event === 'incident' && data.acknowledgedBy?.id === town.id('neighbour'),
  )
})

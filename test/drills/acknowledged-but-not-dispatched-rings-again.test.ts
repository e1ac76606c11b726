import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('acknowledged and nobody sent: rings again after 60 s, after 120 s the ladder goes on, and a dispatch ends it', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)

  await town.clock.push(60_000)
  await officer.feed.until('it rings again', ({ event, data }) => event === 'incident' && data.phase === 'acknowledged' && data.ringing)
  await town.clock.push(60_000)
  await until('the commanders are told', async () =>
    (await officer.get(`/incidents/${id}`)).timeline.some(
      (entry: any) => entry.type === 'StepReached' && entry.reason === 'not-acknowledged',
    ),
  )
  expect(await officer.refused('POST', `/incidents/${id}/dispatch`, { patrols: [town.id('staff')] })).toMatchObject({
    code: 'no-such-person',
  })
  expect(await officer.post(`/incidents/${id}/dispatch`, { patrols: [town.id('patrol')] })).toMatchObject({
    phase: 'dispatched',
    ringing: false,
    nextStepAt: null,
    patrols: [{ id: town.id('patrol') }],
  })
})

it('two officers at once: one is the owner, the other is told who', async () => {
  const town = await commune()
  const [officer, second] = [await town.onDuty('officer'), await town.onDuty('second')]
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const [a, b] = await Promise.all([
    officer.call('POST', `/incidents/${id}/acknowledge`),
    second.call('POST', `/incidents/${id}/acknowledge`),
  ])
  expect([a.status, b.status].sort()).toEqual([200, 409])
  const [winner, loser] = a.status === 200 ? [a, b] : [b, a]
  expect(loser.headers.get('content-type')).toMatch('application/problem+json')
  expect(loser.body).toMatchObject({ code: 'already-acknowledged', by: { id: winner.body.acknowledgedBy.id } })
  for (const { feed } of [officer, second])
    await feed.until(
      'both see the owner',
      ({ event, data }) => event === 'incident' && data.acknowledgedBy?.id === winner.body.acknowledgedBy.id,
    )
})

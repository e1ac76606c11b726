import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('whatever is not plainly the exercise’s press rings as an alarm of its own, and the drill makes way', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const commander = await town.as('commander')
  await commander.post(`/sites/${town.id('shop')}/exercise`, { minutes: 60, reason: 'Diễn tập', button: town.id('counter') })
  const [counter, safe] = [await town.button('counter'), await town.button('safe')]
  await counter.press()
  const drill = await officer.incident()
  expect(drill.marks).toContain('drill')

  await town.clock.push(20_000)
  await safe.press()
  const real = (await officer.get('/incidents?phase=open')).items.find(({ id }: { id: string }) => id !== drill.id)
  expect(real).toMatchObject({ ringing: true, quiet: false, presses: 1, kind: 'holdup' })
  expect(real).not.toHaveProperty('drill')
  expect(real.marks).not.toContain('drill')
  expect(await officer.get(`/incidents/${drill.id}`)).toMatchObject({
    ringing: false,
    drill: { aside: true },
    marks: expect.arrayContaining(['drill', 'stood-aside']),
  })
  await town.clock.push(31_000)
  const { timeline } = await officer.get(`/incidents/${real.id}`)
  expect(timeline.map(({ reason }: { reason?: string }) => reason)).toContain('not-acknowledged')
  expect((await officer.get('/exercises')).items).toMatchObject([{ state: 'ended', end: { why: 'real' }, void: 'stood-aside' }])
})

it('one tap makes the drill itself real: it rings anew, is no drill any more, and closes like a robbery', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const commander = await town.as('commander')
  await commander.post(`/sites/${town.id('shop')}/exercise`, { minutes: 60, reason: 'Diễn tập' })
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)
  expect(await officer.refused('POST', `/incidents/${id}/close`, { disposition: 'false-alarm' })).toMatchObject({ code: 'drill-only' })
  await town.clock.push(10_000)
  const staff = await town.as('staff')
  const answer = await staff.post(`/incidents/${id}/real`)
  expect(JSON.stringify(answer), 'the shop is answered as always').not.toMatch(/drill|marks/)
  await officer.feed.until('it rings again', ({ event, data }) => event === 'incident' && data.ringing && data.marks.includes('was-drill'))
  expect(await officer.get(`/incidents/${id}`)).toMatchObject({
    madeRealAt: new Date(town.clock.now()).toISOString(),
    closeNeeds: 'unit-on-scene',
  })

  await town.stop()
  await town.start()
  const after = await (await town.as('officer')).get(`/incidents/${id}`)
  expect(after, 'it is real after a restart as well').toMatchObject({ ringing: true, marks: expect.arrayContaining(['was-drill']) })
  expect(after).not.toHaveProperty('drill')
})

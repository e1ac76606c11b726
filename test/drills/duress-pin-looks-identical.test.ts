import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

/** What whoever looks over a shoulder could see of an answer. */
async function shown(answer: Promise<{ status: number; body: any; headers: Headers }>) {
  const { status, body, headers } = await answer
  return { status, body, type: headers.get('content-type'), length: headers.get('content-length') }
}

it.each(['mistake', 'positions', 'outside'])('%s: both PINs are answered alike; one of them is a cry for help', async (what) => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const boss = await town.as('boss')
  await boss.patch(`/people/${town.id('staff')}`, { role: 'manager', pin: '1234', duressPin: '4321' })
  const manager = await town.as('staff')
  const give = (pin: string) => shown(manager.call('POST', `/sites/${town.id('shop')}/${what}`, { pin }))

  const calm = await give('1234')
  expect(calm.status).toBe(200)
  expect((await officer.get('/incidents?phase=open')).items).toEqual([])
  expect(await give('4321'), 'with no alarm').toEqual(calm)
  const [alarm] = (await officer.get('/incidents?phase=open')).items
  expect(alarm).toMatchObject({ kind: 'duress', ringing: true, marks: expect.arrayContaining(['duress']) })

  expect((await manager.get('/incidents?kind=duress')).items, 'nor does the wire say it to the shop').toMatchObject([{ kind: 'holdup' }])

  await officer.post(`/incidents/${alarm.id}/acknowledge`)
  await officer.post(`/incidents/${alarm.id}/arrive`)
  await officer.post(`/incidents/${alarm.id}/close`, { disposition: 'drill' })
  await (await town.button('counter')).press()
  const open = async () => (await officer.get('/incidents?phase=open')).items
  const [held] = await open()
  await officer.post(`/incidents/${held.id}/acknowledge`)
  const before = await give('1234')
  expect((await open())[0]).toMatchObject({ kind: 'holdup', ringing: false })
  expect(await give('4321'), 'during a hold-up').toEqual(before)
  const after = await open()
  expect(after, 'it marks the alarm there is, and opens none').toHaveLength(1)
  expect(after[0]).toMatchObject({ id: held.id, ringing: true, marks: expect.arrayContaining(['duress']) })
})

it('outside, the duress PIN shows nothing real', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.as('boss')).patch(`/people/${town.id('staff')}`, { role: 'manager', pin: '1234', duressPin: '4321' })
  const manager = await town.as('staff')
  const shop = async () => (await manager.get('/shop')).items[0]
  await (await town.button('counter')).press()
  expect((await shop()).outside, 'hidden until it is asked for').toBeUndefined()

  await manager.post(`/sites/${town.id('shop')}/outside`, { pin: '4321' })
  const until = new Date(town.clock.now() + 4 * 3_600_000).toISOString()
  expect((await shop()).outside).toEqual({ until, incident: null })

  await manager.post(`/sites/${town.id('shop')}/outside`, { pin: '1234' })
  expect((await shop()).outside).toMatchObject({ until, incident: { kind: 'holdup', phase: 'ringing' } })
  const { id } = (await officer.get('/incidents?phase=open')).items[0]
  await officer.post(`/incidents/${id}/acknowledge`)
  const told = JSON.stringify((await shop()).outside)
  expect(told).toContain('acknowledged')
  for (const secret of ['Đ/c', 'Nút counter', '0900']) expect(told).not.toContain(secret)

  await manager.delete(`/sites/${town.id('shop')}/outside`)
  expect((await shop()).outside, 'and hidden again').toBeUndefined()
  await manager.post(`/sites/${town.id('shop')}/outside`, { pin: '1234' })
  await town.stop()
  await town.start()
  expect((await (await town.as('staff')).get('/shop')).items[0].outside, 'and after a restart').toBeUndefined()
})

import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

it('an exercise takes the road of a robbery, says drill wherever the police look, and is scored', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  await town.onDuty('patrol')
  const phone = fakePhone(service)
  await (await town.as('patrol')).post('/push/subscriptions', phone.subscription)
  const [officer, commander, provincial] = [await town.onDuty('officer'), await town.as('commander'), await town.onDuty('provincial')]
  const shop = town.id('shop')
  const plan = { minutes: 30, reason: 'Diễn tập quý 4', button: town.id('counter') }
  expect((await commander.post(`/sites/${shop}/exercise`, plan)).items).toMatchObject([{ state: 'running', siren: true }])
  expect((await officer.get('/exercises')).items, 'the desk is to be surprised').toEqual([])

  const counter = await town.button('counter')
  await counter.press()
  const { id } = await officer.incident()
  const drill = await officer.get(`/incidents/${id}`)
  expect(drill).toMatchObject({
    ringing: true,
    quiet: false,
    marks: expect.arrayContaining(['drill']),
    drill: { siren: true, aside: false },
  })
  const step = drill.timeline.find(({ type }: { type: string }) => type === 'StepReached')
  expect(step).toMatchObject({ reason: 'opened', stations: [{ id: town.id('home') }] })
  const told = await until('the phone is called', () => phone.received()[0])
  expect(told.notification.title).toMatch(/^DIỄN TẬP · /)
  const staff = await town.as('staff')
  expect(JSON.stringify(await staff.get('/shop')), 'the shop reads what it always reads').not.toContain('drill')
  expect(await staff.get(`/incidents/${id}`)).not.toHaveProperty('drill')

  await officer.post(`/incidents/${id}/shown`, { surface: 'console' })
  await town.clock.push(31_000)
  expect((await provincial.get(`/incidents/${id}`)).marks, 'whoever watches reads it as well').toContain('drill')
  expect((await officer.get(`/incidents/${id}`)).timeline.map(({ reason }: { reason?: string }) => reason)).toContain('not-acknowledged')
  await officer.post(`/incidents/${id}/acknowledge`)
  expect(await officer.get(`/incidents/${id}/report.json`)).toMatchObject({ incident: { marks: expect.arrayContaining(['drill']) } })
  await town.clock.push(5_000)
  await officer.post(`/incidents/${id}/dispatch`, {})
  await officer.post(`/incidents/${id}/close`, { disposition: 'drill' })

  const { items } = await officer.get('/exercises')
  expect(items).toMatchObject([
    {
      ...{ state: 'ended', end: { why: 'closed' }, incident: id },
      score: { times: { shown: 0, acknowledged: 31, dispatched: 36, onScene: null }, met: { acknowledged: false, dispatched: true } },
    },
  ])
  expect(items[0].score).not.toHaveProperty('gained')

  // The next one, a little faster, after a restart: what is compared with is still there.
  await town.stop()
  await town.start()
  await (await town.as('commander')).post(`/sites/${shop}/exercise`, plan)
  const again = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const second = await again.incident()
  await town.clock.push(8_000)
  await again.post(`/incidents/${second.id}/acknowledge`)
  await again.post(`/incidents/${second.id}/close`, { disposition: 'drill' })
  const [newest] = (await again.get('/exercises')).items
  expect(newest.score).toMatchObject({
    gained: { acknowledged: 23, dispatched: null },
    median: { acknowledged: 31 },
    met: { acknowledged: true },
  })
})

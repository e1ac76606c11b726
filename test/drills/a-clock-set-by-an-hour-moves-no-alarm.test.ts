import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('the clock goes an hour %s: the alarm goes on as before, no button is missed, and the desk is told to check the time', async (_, by) => {
  const town = await commune()
  const counter = await town.button('counter')
  const teller = await town.button('teller', { reconnectPeriod: 0 })
  const officer = await town.onDuty('officer')
  await counter.beat()
  await teller.beat()
  const supervision = () => officer.feed.events.findLast(({ event }) => event === 'supervision')?.data
  await until('both are heard', () => supervision()?.counts.online === 2)

  await counter.press({ press: 'before' })
  const { id } = await officer.incident()
  town.clock.jump(by)
  const clock = await until('the desk is told', async () => {
    await town.clock.push(100)
    return supervision()?.outages.find(({ cause }: { cause: string }) => cause === 'clock')
  })
  expect(clock).toMatchObject({ by, tonight: true })
  expect(supervision().counts).toMatchObject({ online: 2, offline: 0 })

  const reasons = async () => (await officer.get(`/incidents/${id}`)).timeline.map(({ reason }: { reason?: string }) => reason)
  await town.clock.push(15_000)
  expect(await reasons(), 'not before its time').not.toContain('not-acknowledged')
  await town.clock.push(15_000)
  await until('after thirty seconds the commanders are told', async () => (await reasons()).includes('not-acknowledged'))

  teller.cut()
  await counter.beat()
  await town.clock.push(70_000)
  await counter.beat()
  const [gone] = await until('who is really gone is missed in time', async () => {
    // What follows close upon the last is held back a moment on the feed.
    await town.clock.push(100)
    const found = supervision().outages.filter(({ cause }: { cause: string }) => cause !== 'clock')
    return found.length > 0 ? found : null
  })
  expect(gone).toMatchObject({ cause: 'button', site: { id: town.id('bank') } })
})

import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('a restart in the middle of an alarm keeps what is due: the next step comes at its time, and what was missed comes at once', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const { id, openedAt } = await officer.incident()
  await officer.post(`/incidents/${id}/shown`, { surface: 'console' })
  await town.clock.push(10_000)
  await town.stop()
  await town.clock.push(5_000)
  await town.start()

  const again = await town.as('officer')
  const view = () => again.get(`/incidents/${id}`)
  expect(await view()).toMatchObject({ ringing: true, nextStepAt: new Date(Date.parse(openedAt) + 30_000).toISOString() })
  await town.clock.push(14_900)
  const steps = async () => (await view()).timeline.filter((entry: any) => entry.type === 'StepReached').map((entry: any) => entry.reason)
  expect(await steps()).toEqual(['opened'])
  await town.clock.push(100)
  await until('the step at 30 s', async () => (await steps()).includes('not-acknowledged'))

  await town.stop()
  await town.clock.push(600_000)
  await town.start()
  const later = await town.as('officer')
  await until('the step that was missed', async () => {
    await town.clock.push(0)
    return (await later.get(`/incidents/${id}`)).told.includes(town.id('province'))
  })
})

import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it.each([
  ['an hour', -3_600_000],
  ['half a century', -50 * 365 * 24 * 3_600_000],
])(
  'a machine that starts with its clock %s behind goes on with the alarm, misses who is silent, and puts all right when it is told the time',
  async (_, by) => {
    const town = await commune()
    await town.onDuty('officer')
    await (await town.button('teller')).beat()
    await (await town.button('counter')).press()
    const { desk } = town.hub()
    await until('it is heard', () => desk.look(({ devices }) => devices.size === 2))
    await town.stop()
    town.clock.jump(by)
    await town.start()

    const steps = () =>
      town.hub().desk.look(({ incidents }) => {
        const [alarm] = incidents.values()
        return alarm?.timeline.flatMap((event) => (event.type === 'StepReached' ? [event.why] : [])) ?? []
      })
    await town.clock.push(20_000)
    town.clock.jump(-by)
    await town.clock.push(11_000)
    await until('after thirty seconds in all the next are told', async () => {
      await town.clock.push(100)
      return steps().includes('not-acknowledged')
    })
    await town.clock.push(120_000)
    await until('who has not come back is missed', async () => {
      await town.clock.push(1_000)
      return town.hub().desk.look(({ devices }) => devices.get(town.id('teller') as never)?.state === 'offline')
    })
    expect(town.hub().desk.look(({ clockJumps }) => clockJumps.at(-1)?.by)).toBe(-by)
  },
)

import { describe, expect, test } from 'vitest'
import { openLane } from '../../hub/registry/lane.ts'

describe('the lane', () => {
  test('lets two through at once and thirty-two wait; who comes then is told at once', async () => {
    const lane = openLane({ atOnce: 2, waiting: 32 })
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await new Promise(setImmediate)
      running--
    }
    const let34 = Array.from({ length: 34 }, () => lane.run(work))
    await expect(lane.run(work)).rejects.toMatchObject({ code: 'busy' })
    await Promise.all(let34)
    expect(most).toBe(2)
    await lane.run(work)
  })

  test('the registry’s own work goes first, and a failed one gives its place back', async () => {
    const lane = openLane({ atOnce: 1, waiting: 32 })
    const order: string[] = []
    const work = (name: string) => async () => {
      await new Promise(setImmediate)
      order.push(name)
      if (name === 'a') throw new Error('a fails')
    }
    await Promise.allSettled([lane.run(work('a')), lane.run(work('b')), lane.runFirst(work('first'))])
    expect(order).toEqual(['a', 'first', 'b'])
  })
})

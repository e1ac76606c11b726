import { expect, test } from 'vitest'
import { turnstile } from '../../hub/http/turnstile.ts'
import { turn } from '../harness/clock.ts'

test('only so many work at once, the others wait their turn, and who finds the queue full is told so', async () => {
  const gate = turnstile(2, 1)
  const running: (() => void)[] = []
  const work = (name: string) => gate.through(() => new Promise<string>((resolve) => running.push(() => resolve(name))))
  const [first, second, third, fourth] = [work('first'), work('second'), work('third'), work('fourth')]
  expect(await fourth).toBe(null)
  expect(running.length).toBe(2)
  running[0]?.()
  expect(await first).toBe('first')
  await turn()
  expect(running.length).toBe(3)
  running[1]?.()
  running[2]?.()
  expect([await second, await third]).toEqual(['second', 'third'])
})

test('work that fails gives its place on', async () => {
  const gate = turnstile(1, 1)
  await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate.through(async () => 'yes')).toBe('yes')
})

import { expect, it } from 'vitest'
import { mayChime } from '../../console/src/duty/shift/one-sound.ts'

const store = () => {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

it('what is no alarm sounds once in a shift, whichever asks first, and again in the next', () => {
  const kept = store()
  const shift = '2026-11-22T07:00:00.000Z'
  expect([mayChime(shift, kept), mayChime(shift, kept), mayChime(shift, kept)]).toEqual([true, false, false])
  expect(mayChime('2026-11-22T15:00:00.000Z', kept)).toBe(true)
})

it('where nobody is on duty nothing sounds, and nothing is spent', () => {
  const kept = store()
  expect(mayChime(undefined, kept)).toBe(false)
  expect(mayChime('2026-11-22T07:00:00.000Z', kept)).toBe(true)
})

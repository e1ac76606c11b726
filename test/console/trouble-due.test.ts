import { expect, it } from 'vitest'
import { troubleDue } from '../../console/src/duty/silence/trouble-due.ts'

const store = () => {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}
const at = (seconds: number) => Date.UTC(2026, 10, 22) + seconds * 1000

it('sounds when it comes up, then every minute until nobody must see it any more', () => {
  const kept = store()
  const heard = Array.from({ length: 181 }, (_, second) => second).filter((second) => troubleDue(['a'], at(second), kept))
  expect(heard).toEqual([0, 60, 120, 180])
  expect(troubleDue([], at(240), kept)).toBe(false)
})

it('a second tab of the same browser stays quiet, and so does a page that is opened again', () => {
  const kept = store()
  expect([troubleDue(['a'], at(0), kept), troubleDue(['a'], at(0.2), kept), troubleDue(['a'], at(30), kept)]).toEqual([true, false, false])
})

it('another silence sounds at once; what comes up together is one tone', () => {
  const kept = store()
  expect(troubleDue(['a'], at(0), kept)).toBe(true)
  expect(troubleDue(['a', 'b'], at(1), kept)).toBe(false)
  expect(troubleDue(['a', 'b'], at(4), kept)).toBe(true)
  expect(troubleDue(['a', 'b'], at(30), kept)).toBe(false)
})

it('is not made mute by a clock that was set back, nor by what cannot be read', () => {
  const kept = store()
  expect(troubleDue(['a'], at(3600), kept)).toBe(true)
  expect(troubleDue(['a'], at(0), kept)).toBe(true)
  kept.setItem('tieng-chuong.trouble-tone', 'not json')
  expect(troubleDue(['a'], at(1), kept)).toBe(true)
})

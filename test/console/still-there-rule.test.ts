import { expect, it } from 'vitest'
import { atNight, stillness } from '../../console/src/duty/shift/still-there-rule.ts'

const minutes = (count: number) => count * 60_000

it('the page asks five minutes before the hub stops counting the desk as attended, and says so when it has', () => {
  expect(stillness(minutes(54))).toEqual({ is: 'touched' })
  expect(stillness(minutes(55))).toEqual({ is: 'asked', leftMs: minutes(5) })
  expect(stillness(minutes(59))).toEqual({ is: 'asked', leftMs: minutes(1) })
  expect(stillness(minutes(60))).toEqual({ is: 'unattended', idleMs: minutes(60) })
})

it('it sounds only between ten in the evening and six in the morning', () => {
  expect(['21:59:59', '22:00:00', '00:30:00', '05:59:59', '06:00:00', '12:00:00'].map(atNight)).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ])
})

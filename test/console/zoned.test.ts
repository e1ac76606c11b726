import { afterEach, expect, it } from 'vitest'
import { setTimeZone } from '../../console/src/time/format.ts'
import { localInput, startOfDay, zonedTime } from '../../console/src/time/zoned.ts'

afterEach(() => setTimeZone('Asia/Ho_Chi_Minh'))

it('a time is typed and shown by the hub’s clock, whatever this device’s own says', () => {
  const at = Date.parse('2026-11-22T18:30:00Z')
  expect(localInput(at)).toBe('2026-11-23T01:30')
  expect(zonedTime('2026-11-23T01:30')).toBe(at)
  expect(new Date(startOfDay(at)).toISOString()).toBe('2026-11-22T17:00:00.000Z')
})

it('it comes back the same on either side of a change of the clocks', () => {
  setTimeZone('Europe/Berlin')
  for (const time of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-07-01T12:00:00Z', '2026-10-25T02:30:00Z']) {
    const at = Date.parse(time)
    expect(zonedTime(localInput(at))).toBe(at)
  }
})

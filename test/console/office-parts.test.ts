import { afterEach, describe, expect, it } from 'vitest'
import { bytes } from '../../console/src/admin/bytes.ts'
import { changedSettings, withChanges } from '../../console/src/admin/changed-settings.ts'
import { isLadderWhole, ladderFault } from '../../console/src/admin/ladder.ts'
import { moved } from '../../console/src/admin/moved.ts'
import { setTimeZone } from '../../console/src/time/format.ts'
import { zonedTime } from '../../console/src/time/zoned.ts'
import { firstData } from '../../hub/registry/data.ts'

const { settings } = firstData()
const times = settings.ladder.holdup

describe('the ladder', () => {
  it('as it is at first is whole; each step comes after the one before', () => {
    expect(isLadderWhole(times) && isLadderWhole(settings.ladder.fire)).toBe(true)
    expect(ladderFault('notAcknowledged', { ...times, notAcknowledged: 5 })).toBe('order')
    expect(ladderFault('resumeUndispatched', { ...times, resumeUndispatched: 60 })).toBe('order')
    expect(ladderFault('repeat', { ...times, repeat: 1 })).toBe('range')
    expect(ladderFault('notShown', { ...times, notShown: Number.NaN })).toBe('range')
  })
})

it('only what was changed is sent, down to one time of one ladder', () => {
  expect(changedSettings(settings, settings)).toEqual({})
  const after = { ...settings, name: 'Đức Trọng', ladder: { ...settings.ladder, fire: { ...settings.ladder.fire, notShown: 9 } } }
  expect(changedSettings(settings, after)).toEqual({ name: 'Đức Trọng', ladder: { fire: { notShown: 9 } } })
})

it('what another administrator saved meanwhile is not undone by a form that was open', () => {
  const mine = { ...settings, name: 'Đức Trọng', ladder: { ...settings.ladder, holdup: { ...times, repeat: 45 } } }
  const theirs = { ...settings, timeZone: 'Asia/Bangkok', ladder: { ...settings.ladder, holdup: { ...times, notShown: 9 } } }
  const draft = withChanges(theirs, changedSettings(settings, mine))
  expect(draft).toEqual({ ...theirs, name: 'Đức Trọng', ladder: { ...theirs.ladder, holdup: { ...times, notShown: 9, repeat: 45 } } })
  expect(changedSettings(theirs, draft)).toEqual({ name: 'Đức Trọng', ladder: { holdup: { repeat: 45 } } })
})

it('one item moves and the others close up', () => {
  expect([moved(['a', 'b', 'c'], 2, 0), moved(['a', 'b', 'c'], 0, 1)]).toEqual([
    ['c', 'a', 'b'],
    ['b', 'a', 'c'],
  ])
})

it('sizes are written as the reader’s language writes numbers', () => {
  const sizes = [0, 999, 1_234, 12_400_000, 2_500_000_000].map((size) => bytes(size, 'vi'))
  expect(sizes).toEqual(['0 B', '999 B', '1,2 kB', '12 MB', '2,5 GB'])
  expect(bytes(1_234, 'en')).toBe('1.2 kB')
})

describe('a day begins at midnight of the hub', () => {
  afterEach(() => setTimeZone('Asia/Ho_Chi_Minh'))
  it.each([
    ['Asia/Ho_Chi_Minh', '2026-11-26', '2026-11-25T17:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
  ])('in %s, %s', (zone, date, iso) => {
    setTimeZone(zone)
    expect(new Date(zonedTime(`${date}T00:00`)).toISOString()).toBe(iso)
  })
})

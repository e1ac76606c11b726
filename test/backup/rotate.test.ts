import { expect, it } from 'vitest'
import { backupName, isPart, madeAtOf } from '../../hub/backup/names.ts'
import { surplus } from '../../hub/backup/rotate.ts'
import { KEEP } from '../../hub/contract/backup-settings.ts'
import { localDay } from '../../hub/core/calendar/local-day.ts'

const DAY_MS = 24 * 3_600_000
const HUB = 'ab12cd34'
const ZONE = 'Asia/Ho_Chi_Minh'
/** 03:30 there. */
const START = Date.UTC(2026, 0, 1, 20, 30)
const night = (day: number) => backupName(HUB, START + day * DAY_MS, true)

/** As the nights go by, each with a new one and what makes room for it. */
function nights(count: number): string[] {
  let there: string[] = []
  for (let day = 0; day < count; day += 1) {
    there.push(night(day))
    const gone = surplus(there, HUB, KEEP, ZONE, night(day))
    there = there.filter((name) => !gone.includes(name))
  }
  return there
}

it('after two years there are seven days, four weeks and twelve months, and the newest is one of them', () => {
  const there = nights(730)
  const ages = there.map((name) => Math.round((START + 729 * DAY_MS - (madeAtOf(HUB, name) ?? 0)) / DAY_MS)).sort((a, b) => a - b)
  expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6])
  const days = there.map((name) => localDay(madeAtOf(HUB, name) ?? 0, ZONE))
  expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(12)
  expect(ages.length).toBeLessThanOrEqual(7 + 4 + 12)
  expect(ages.filter((age) => age < 28).length).toBeGreaterThanOrEqual(7 + 2)
  expect(there).toContain(night(729))
})

it('several of one day are one: the newest; and what was just made stays, also when the clock was wrong before', () => {
  const morning = backupName(HUB, START, true)
  const evening = backupName(HUB, START + 3_600_000, true)
  expect(surplus([morning, evening], HUB, KEEP, ZONE, evening)).toEqual([morning])
  const future = Array.from({ length: 40 }, (_, day) => backupName(HUB, START + (4_000 + day * 40) * DAY_MS, true))
  expect(surplus([...future, morning], HUB, KEEP, ZONE, morning)).not.toContain(morning)
})

it('a hub that was off for a year keeps what it has', () => {
  const old = nights(10)
  expect(surplus([...old, night(400)], HUB, KEEP, ZONE, night(400)).length).toBeLessThanOrEqual(1)
})

it('what has another name, or another hub’s, is never touched', () => {
  const strangers = [
    'giay-to.pdf',
    'tieng-chuong-ab12cd34-.chuong',
    backupName('zz99zz99', START, true),
    `${night(0)}.part`,
    'tieng-chuong-backups.txt',
  ]
  expect(surplus([...strangers, night(1), night(2)], HUB, { daily: 1, weekly: 0, monthly: 0 }, ZONE, night(2))).toEqual([night(1)])
  expect([isPart(HUB, `${night(0)}.part`), isPart(HUB, 'thu.part'), isPart('zz99zz99', `${night(0)}.part`)]).toEqual([true, false, false])
})

it('a name has no colon, sorts by time, and says when it was made', () => {
  const names = [backupName(HUB, START, false), backupName(HUB, START + 1_000, true)]
  expect(names.join()).not.toContain(':')
  expect([...names].sort()).toEqual(names)
  expect(names.map((name) => madeAtOf(HUB, name))).toEqual([START, START + 1_000])
})

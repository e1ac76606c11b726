import { expect, it } from 'vitest'
import { simEnd } from '../../hub/contract/sim-end.ts'
import { localDay } from '../../hub/core/calendar/local-day.ts'

const at = (simExpires: string, today: string) => simEnd({ uplink: { by: 'sim', simExpires } }, today)

it('is said from thirty days before, and more strongly from three', () => {
  expect(at('2026-12-27', '2026-11-26')).toBeNull()
  expect(at('2026-12-26', '2026-11-26')).toEqual({ day: '2026-12-26', left: 30, soon: false })
  expect(at('2026-11-30', '2026-11-26')).toMatchObject({ left: 4, soon: false })
  expect(at('2026-11-29', '2026-11-26')).toMatchObject({ left: 3, soon: true })
  expect(at('2026-11-26', '2026-11-26')).toMatchObject({ left: 0, soon: true })
  expect(at('2026-03-01', '2026-11-26')).toMatchObject({ left: -270, soon: true })
})

it('counts the days of the hub’s own calendar: in Việt Nam it is tomorrow seven hours before it is in London', () => {
  const evening = Date.parse('2026-11-26T17:30:00Z')
  expect(at('2026-11-27', localDay(evening, 'Asia/Ho_Chi_Minh'))).toMatchObject({ left: 0 })
  expect(at('2026-11-27', localDay(evening, 'Europe/London'))).toMatchObject({ left: 1 })
})

it('is nothing of a site on a line, or whose SIM has no known end', () => {
  expect(simEnd({ uplink: { by: 'line', simExpires: '2026-11-26' } }, '2026-11-26')).toBeNull()
  expect(simEnd({ uplink: { by: 'sim' } }, '2026-11-26')).toBeNull()
  expect(simEnd({}, '2026-11-26')).toBeNull()
})

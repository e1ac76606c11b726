import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { vi } from '../../console/src/i18n/vi.ts'
import { timelineWords } from '../../console/src/incident/timeline-words.ts'
import type { EVENT_VERSIONS } from '../../hub/contract/event-versions.ts'
import type { TimelineEntry } from '../../hub/contract/views.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'vi', resources: { vi: { translation: vi } }, interpolation: { escapeValue: false } })
})
const say = (entry: Omit<TimelineEntry, 'at'>) => timelineWords({ at: '2026-01-01T00:00:00.000Z', ...entry }, t)
const by = { id: 'p1', name: 'Đ/c Minh' } as NonNullable<TimelineEntry['by']>

/** What carries an incident, and so can stand in its timeline. */
const OF_AN_INCIDENT = [
  'PressReceived',
  'IncidentOpened',
  'IncidentRangAgain',
  'IncidentMarked',
  'IncidentConfirmed',
  'StepReached',
  'LadderResumed',
  'IncidentShown',
  'IncidentAcknowledged',
  'NeighbourAcknowledged',
  'PatrolOnTheWay',
  'PatrolsDispatched',
  'UnitArrived',
  'IncidentClosed',
  'IncidentNoted',
  'IncidentHandedOver',
  'MistakeReported',
  'DuressPinGiven',
  'MessagesRequested',
  'KeyPressed',
  'SmsReceived',
] as const satisfies readonly (keyof typeof EVENT_VERSIONS)[]

test.each(OF_AN_INCIDENT)('%s is told as a sentence, not by its name', (type) => {
  expect(say({ type, by })).not.toContain(type)
})

test('an event this page does not know is shown by its name, never left out', () => {
  expect(say({ type: 'DroneLaunched' })).toBe('DroneLaunched')
})

test('a late, unreadable press says both, and what was received', () => {
  const button = { id: 'b1', label: 'Quầy 1' } as NonNullable<TimelineEntry['button']>
  const said = say({ type: 'PressReceived', button, lateMinutes: 7, marks: ['late', 'unreadable'], raw: '\\x00' })
  expect(said).toContain('Quầy 1')
  expect(said).toContain('7 phút')
  expect(said).toContain(vi.mark.unreadable)
  expect(said).toContain('\\x00')
})

test('whose phone could not be woken is named', () => {
  const people = [{ id: 'p2', name: 'Tổ 3' }] as NonNullable<TimelineEntry['people']>
  expect(say({ type: 'StepReached', stations: [{ id: 's', name: 'CA xã' }] as never, unreachable: people })).toMatch(/CA xã.*Tổ 3/)
})

test('who was written to or called and why, and what people answered', () => {
  const people = [{ id: 'p2', name: 'Tổ 3' }] as NonNullable<TimelineEntry['people']>
  const asked = { type: 'MessagesRequested', people, mark: 'alarm' }
  expect(say({ ...asked, reason: 'not-shown', outcome: 'sms' })).toBe('Thông báo chưa hiện sau 10 giây: nhắn báo động cho Tổ 3')
  expect(say({ ...asked, reason: 'not-acknowledged', outcome: 'call' })).toBe('Chưa ai tiếp nhận: gọi điện cho Tổ 3')
  expect(say({ type: 'MessagesRequested', people: [], reason: 'no-phone', unreachable: people })).toMatch(
    /Không có số điện thoại của Tổ 3$/,
  )
  expect(say({ type: 'SmsReceived', by, text: '1 ra ngay', outcome: 'answer' })).toBe('Đ/c Minh nhắn: «1 ra ngay»')
  expect(say({ type: 'KeyPressed', by, text: '5', reason: 'other-key' })).toMatch(/không thay đổi gì: chỉ phím 1 là tiếp nhận/)
})

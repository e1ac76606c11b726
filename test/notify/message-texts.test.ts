/** What a short message says, and that it stays short. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PressKind } from '../../hub/contract/messages.ts'
import type { Mark } from '../../hub/contract/views.ts'
import type { IncidentBrief } from '../../hub/notify/deps.ts'
import { manyText, messageTestText, messageText, type Reader, THREE_PIECES, TWO_PIECES } from '../../hub/notify/message-texts.ts'

const KIM_HOA: IncidentBrief = {
  ...{ kind: 'holdup', siteName: 'Tiệm vàng Kim Hoa', siteCode: 'KH07', address: '45 Quốc lộ 20, xã Hiệp Thạnh' },
  ...{ at: Date.UTC(2026, 10, 22, 15, 41, 30), marks: [], phase: 'ringing' },
}
const QUY: IncidentBrief = { ...KIM_HOA, siteName: 'Quỹ tín dụng Liên Nghĩa', siteCode: 'TD19' }
const commander: Reader = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh', isPatrol: false, open: ['KH07'] }
const patrol: Reader = { ...commander, isPatrol: true }

describe('of one alarm', () => {
  it.each<[string, string, Reader, Partial<IncidentBrief>]>([
    ['alarm', 'BÁO ĐỘNG CƯỚP: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41. Trả lời 1 để nhận.', commander, {}],
    ['alarm', 'BÁO ĐỘNG CƯỚP: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41. Trả lời 1 nếu đang đến.', patrol, {}],
    [
      'alarm',
      'BÁO CHÁY: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41. Trả lời 1 KH07 nếu đang đến.',
      { ...patrol, open: ['KH07', 'TD19'] },
      { kind: 'fire' },
    ],
    [
      'alarm',
      'DIỄN TẬP: BÁO ĐỘNG CƯỚP: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41. Trả lời 1 để nhận.',
      commander,
      { marks: ['drill'] },
    ],
    [
      'alarm',
      'BÁO ĐỘNG, BỊ KHỐNG CHẾ: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41, nút bị mở vỏ. Trả lời 1 để nhận.',
      commander,
      { kind: 'duress', marks: ['tamper'] },
    ],
    [
      'dispatched',
      'ĐI NGAY: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, nghi cướp, 22:41. Trả lời 1 nếu đang đến.',
      patrol,
      { phase: 'acknowledged' },
    ],
    ['answered', 'Đã có người nhận (Đ/c Hùng): Tiệm vàng Kim Hoa (KH07). Hãy sẵn sàng, chờ lệnh trực ban.', patrol, { by: 'Đ/c Hùng' }],
    ['answered', 'Đã có người nhận (Đ/c Hùng): Tiệm vàng Kim Hoa (KH07). Bạn không cần làm gì thêm.', commander, { by: 'Đ/c Hùng' }],
    ['closed', 'KẾT THÚC: Tiệm vàng Kim Hoa (KH07), báo nhầm.', patrol, { disposition: 'false-alarm' }],
    ['noted', 'Đã ghi: bạn nhận báo động: Tiệm vàng Kim Hoa (KH07).', commander, {}],
    ['noted', 'Đã ghi: bạn đang đến: Tiệm vàng Kim Hoa (KH07).', patrol, {}],
    ['unclear', 'Có 2 vụ: trả lời 1 KH07 hoặc 1 TD19.', { ...patrol, open: ['KH07', 'TD19'] }, {}],
  ])('%s: %s', (what, said, reader, more) => {
    expect(messageText(what as 'alarm', { ...KIM_HOA, ...more }, reader)).toBe(said)
  })

  it('in English as well', () => {
    expect(messageText('alarm', KIM_HOA, { ...patrol, language: 'en' })).toBe(
      'HOLD-UP ALARM: Tiệm vàng Kim Hoa (KH07), 45 Quốc lộ 20, 22:41. Reply 1 if on your way.',
    )
    expect(messageTestText('en')).toContain('Message test')
  })
})

it('several alarms stand in one, and one that burns is named so', () => {
  expect(manyText('alarm', [KIM_HOA, { ...QUY, kind: 'fire' }], { ...patrol, open: ['KH07', 'TD19'] })).toEqual({
    text: 'BÁO ĐỘNG 2 nơi: KH07 Tiệm vàng Kim Hoa; TD19 Quỹ tín dụng Liên Nghĩa (cháy). Đang đến: trả lời 1 và mã, ví dụ 1 KH07.',
    count: 2,
  })
  expect(manyText('closed', [KIM_HOA, QUY], patrol).text).toBe('KẾT THÚC 2 vụ: KH07 Tiệm vàng Kim Hoa; TD19 Quỹ tín dụng Liên Nghĩa.')
})

const word = fc.string({ unit: fc.constantFrom(...'Tiệm vàng Kim Hoa ố Đ🔔\n\u0301x'), minLength: 1, maxLength: 160 })
const anyBrief = fc.record({
  kind: fc.constantFrom<PressKind[]>('holdup', 'duress', 'fire', 'test'),
  siteName: word,
  siteCode: fc.stringMatching(/^[A-Z0-9]{1,12}$/),
  address: word,
  at: fc.constant(KIM_HOA.at),
  marks: fc.subarray<Mark>(['late', 'tamper', 'drill', 'was-drill']),
  phase: fc.constantFrom<IncidentBrief['phase'][]>('ringing', 'acknowledged'),
  by: word,
})

it('however long the names are, one alarm keeps to two pieces where its marks leave room, and always has its code and what to answer', () => {
  fc.assert(
    fc.property(
      anyBrief,
      fc.constantFrom<'alarm' | 'dispatched' | 'answered' | 'closed' | 'noted'>('alarm', 'dispatched', 'answered', 'closed', 'noted'),
      fc.boolean(),
      (brief, what, isPatrol) => {
        const text = messageText(what, brief, { ...commander, isPatrol })
        expect(text).toContain(`(${brief.siteCode})`)
        expect(text.length).toBeLessThanOrEqual(brief.marks.length > 1 || brief.phase !== 'ringing' ? THREE_PIECES : TWO_PIECES)
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        if (what === 'alarm') expect(text).toMatch(/Trả lời 1 (nếu đang đến|để nhận)\.$/)
      },
    ),
  )
})

it('of many alarms each is named in one message, in three pieces at most', () => {
  fc.assert(
    fc.property(fc.array(anyBrief, { minLength: 2, maxLength: 40 }), fc.boolean(), (briefs, isPatrol) => {
      let left = briefs
      let messages = 0
      while (left.length > 0) {
        const { text, count } = manyText('alarm', left, { ...commander, isPatrol })
        expect(count).toBeGreaterThan(0)
        for (const { siteCode } of left.slice(0, count)) expect(text).toContain(siteCode)
        expect(text.length).toBeLessThanOrEqual(THREE_PIECES)
        left = left.slice(count)
        messages += 1
      }
      expect(messages).toBeLessThanOrEqual(Math.ceil(briefs.length / 5))
    }),
  )
})

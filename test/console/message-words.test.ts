import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { vi } from '../../console/src/i18n/vi.ts'
import { doWords, howWords, toldWords, toneOfMessage, whyWords } from '../../console/src/messages/words.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'vi', resources: { vi: { translation: vi } }, interpolation: { escapeValue: false } })
})
const at = (second: number) => `2026-11-27T15:41:${String(second).padStart(2, '0')}.000Z`

test('how far a message came is one sentence with its times; what lies at the modem is said only while it is all there is', () => {
  const sms = (state: 'asked' | 'accepted' | 'answered', times: object) =>
    howWords({ channel: 'sms', state, times }, t).replaceAll(/\d\d:\d\d:/g, '')
  expect(sms('asked', {})).toBe('chờ modem nhận')
  expect(sms('accepted', { accepted: at(10) })).toBe('modem nhận 10')
  expect(sms('answered', { accepted: at(10), sent: at(12), delivered: at(15), answered: at(40) })).toBe(
    'nhà mạng nhận 12 · đã tới máy 15 · trả lời 1 lúc 40',
  )
})

test('a failure says why and what to do, also with a code that nobody put into words', () => {
  const failed = { channel: 'call', state: 'never', times: { never: at(1) } } as const
  expect(howWords({ ...failed, code: 'no-answer' }, t)).toMatch(/^không gọi được .*: không nhấc máy$/)
  expect([
    doWords({ ...failed, code: 'sim-missing' }, t),
    doWords({ ...failed, code: 'cms-38' }, t),
    doWords({ ...failed, code: 'moon' }, t),
  ]).toEqual([vi.messages.do.sim, vi.messages.do.network, null])
  expect([whyWords('cms-38', t), whyWords('moon', t), whyWords(undefined, t)]).toEqual([
    'nhà mạng từ chối (mã 38)',
    'lý do của modem: moon',
    'không rõ lý do',
  ])
})

test('that a call is picked up is no proof, and that a telephone has a message is', () => {
  expect([toneOfMessage({ channel: 'call', state: 'delivered' }), toneOfMessage({ channel: 'sms', state: 'delivered' })]).toEqual([
    'waits',
    'proof',
  ])
})

test('a desk reads in a few words who was written to, and who has no number', () => {
  const sms = { asked: 3, delivered: 2, answered: 1, failed: 1 }
  const unreachable = [{ id: 'p' as never, name: 'Tổ 3' }]
  expect(toldWords({ sms, unreachable }, t)).toBe('SMS 2/3 tới máy, 1 trả lời, 1 không tới, không có số: Tổ 3')
  expect(toldWords({ sms: { asked: 0, delivered: 0, answered: 0, failed: 0 } }, t)).toBeNull()
})

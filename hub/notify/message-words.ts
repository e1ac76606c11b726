/** Every word of a short message. As on a lock screen: kind, site and street, and a colleague; never a contact or a number. */
import type { PressKind } from '../contract/messages.ts'
import type { Language } from './deps.ts'

export type MessageWords = {
  /** First of everything about an exercise. */
  drill: string
  alarm: Record<PressKind, string>
  alarms(count: number): string
  dispatched: string
  dispatchedTo(count: number): string
  answered(by: string | undefined): string
  answeredMany(count: number): string
  /** A patrol may be sent in the next minute: it is not told that it has nothing to do. */
  afterAnswer(isPatrol: boolean): string
  closed: string
  closedMany(count: number): string
  /** `code`: more than one alarm could be meant by the bare figure. */
  reply(patrol: boolean, code: string | null): string
  replyOneOf(patrol: boolean, code: string): string
  noted(patrol: boolean): string
  unclear(count: number): string
  or: string
  /** Beside the name of a site that burns, where several are named. */
  burns: string
  test: string
}

export const MESSAGE_WORDS: Record<Language, MessageWords> = {
  vi: {
    drill: 'DIỄN TẬP',
    alarm: { holdup: 'BÁO ĐỘNG CƯỚP', duress: 'BÁO ĐỘNG, BỊ KHỐNG CHẾ', fire: 'BÁO CHÁY', test: 'THỬ NÚT' },
    alarms: (count) => `BÁO ĐỘNG ${count} nơi`,
    dispatched: 'ĐI NGAY',
    dispatchedTo: (count) => `ĐI NGAY ${count} nơi`,
    answered: (by) => (by ? `Đã có người nhận (${by})` : 'Đã có người nhận'),
    answeredMany: (count) => `Đã có người nhận ${count} vụ`,
    afterAnswer: (isPatrol) => (isPatrol ? 'Hãy sẵn sàng, chờ lệnh trực ban.' : 'Bạn không cần làm gì thêm.'),
    closed: 'KẾT THÚC',
    closedMany: (count) => `KẾT THÚC ${count} vụ`,
    reply: (patrol, code) => `Trả lời 1${code ? ` ${code}` : ''} ${patrol ? 'nếu đang đến' : 'để nhận'}.`,
    replyOneOf: (patrol, code) => `${patrol ? 'Đang đến' : 'Nhận'}: trả lời 1 và mã, ví dụ 1 ${code}.`,
    noted: (patrol) => (patrol ? 'Đã ghi: bạn đang đến' : 'Đã ghi: bạn nhận báo động'),
    unclear: (count) => `Có ${count} vụ: trả lời`,
    or: 'hoặc',
    burns: 'cháy',
    test: 'Thử tin nhắn: số này nhận được báo động. Không cần làm gì.',
  },
  en: {
    drill: 'DRILL',
    alarm: { holdup: 'HOLD-UP ALARM', duress: 'ALARM, UNDER DURESS', fire: 'FIRE', test: 'BUTTON TEST' },
    alarms: (count) => `ALARM at ${count} places`,
    dispatched: 'GO NOW',
    dispatchedTo: (count) => `GO NOW to ${count} places`,
    answered: (by) => (by ? `Answered (${by})` : 'Answered'),
    answeredMany: (count) => `${count} alarms answered`,
    afterAnswer: (isPatrol) => (isPatrol ? 'Stand by for the duty desk.' : 'Nothing more for you to do.'),
    closed: 'OVER',
    closedMany: (count) => `${count} alarms OVER`,
    reply: (patrol, code) => `Reply 1${code ? ` ${code}` : ''} ${patrol ? 'if on your way' : 'to take it'}.`,
    replyOneOf: (patrol, code) => `${patrol ? 'On your way' : 'To take one'}: reply 1 and its code, such as 1 ${code}.`,
    noted: (patrol) => (patrol ? 'Noted: you are on your way to' : 'Noted: you have taken'),
    unclear: (count) => `${count} alarms: reply`,
    or: 'or',
    burns: 'fire',
    test: 'Message test: this number receives alarms. Nothing to do.',
  },
}

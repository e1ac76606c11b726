/** Every word a phone's lock screen can show. It names kind, site and street, and a colleague; never a contact or a number. */
import type { PressKind } from '../contract/messages.ts'
import type { Disposition, Mark } from '../contract/views.ts'
import type { Language } from './deps.ts'

export type Texts = {
  /** First words of an alarm. */
  alarm: Record<PressKind, string>
  /** First word of everything about an exercise, before any of the others. */
  drill: string
  answered: string
  dispatched: string
  closed: string
  kind: Record<PressKind, string>
  /** What a patrol must know on the way. */
  marks: Partial<Record<Mark, string>>
  alreadyAnswered: string
  disposition: Record<Disposition, string>
  test: { title: string; body: string }
}

export const TEXTS: Record<Language, Texts> = {
  vi: {
    alarm: { holdup: 'BÁO ĐỘNG KHẨN', duress: 'BÁO ĐỘNG KHẨN', fire: 'BÁO CHÁY', test: 'THỬ NÚT' },
    drill: 'DIỄN TẬP',
    answered: 'Đã có người tiếp nhận',
    dispatched: 'Điều động',
    closed: 'Kết thúc',
    kind: { holdup: 'nghi cướp', duress: 'nghi bị khống chế', fire: 'báo cháy', test: 'thử nút' },
    marks: {
      late: 'tin đến trễ',
      unreadable: 'tin không đọc được',
      'unknown-code': 'mã lạ',
      'was-drill': 'KHÔNG CÒN LÀ DIỄN TẬP',
    },
    alreadyAnswered: 'đã tiếp nhận, vẫn báo',
    disposition: {
      robbery: 'cướp',
      theft: 'trộm',
      disturbance: 'gây rối',
      fire: 'cháy',
      'false-alarm': 'báo nhầm',
      fault: 'lỗi thiết bị',
      test: 'thử',
      drill: 'diễn tập',
      other: 'khác',
    },
    test: { title: 'Thử thông báo', body: 'Điện thoại này nhận được báo động.' },
  },
  en: {
    alarm: { holdup: 'ALARM', duress: 'ALARM', fire: 'FIRE', test: 'BUTTON TEST' },
    drill: 'DRILL',
    answered: 'Someone has answered',
    dispatched: 'Dispatched',
    closed: 'Ended',
    kind: { holdup: 'hold-up', duress: 'duress', fire: 'fire', test: 'button test' },
    marks: {
      late: 'arrived late',
      unreadable: 'message unreadable',
      'unknown-code': 'unknown code',
      'was-drill': 'NO LONGER A DRILL',
    },
    alreadyAnswered: 'answered, still ringing',
    disposition: {
      robbery: 'robbery',
      theft: 'theft',
      disturbance: 'disturbance',
      fire: 'fire',
      'false-alarm': 'false alarm',
      fault: 'fault',
      test: 'test',
      drill: 'drill',
      other: 'other',
    },
    test: { title: 'Notification test', body: 'This phone receives alarms.' },
  },
}

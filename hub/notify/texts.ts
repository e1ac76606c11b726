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
  reminder: { title: string; body: string }
  /** The hub's own test, which should disturb nobody. */
  probe: { title: string; body: string }
  emptyDesk: { title: string; body: string }
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
      tamper: 'nút bị mở vỏ',
      'low-battery': 'pin nút yếu',
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
    reminder: { title: 'Hôm nay thử nút', body: 'Mở trang cửa hàng và thử từng nút. Mỗi nút mất khoảng một phút.' },
    probe: { title: 'Máy nhận được báo động', body: 'Máy chủ tự thử trong ca trực. Không cần làm gì.' },
    emptyDesk: { title: 'Bàn trực không có ai', body: 'Báo động sẽ sang trạm khác trước. Gọi trực ban ngay.' },
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
      tamper: 'case opened',
      'low-battery': 'button battery low',
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
    reminder: { title: 'Today the buttons are tested', body: 'Open the shop’s page and test them one by one. Each takes about a minute.' },
    probe: { title: 'This phone receives alarms', body: 'The hub tries it by itself while you are on duty. Nothing to do.' },
    emptyDesk: { title: 'Nobody at the duty desk', body: 'Alarms go to another station first. Call the desk now.' },
  },
}

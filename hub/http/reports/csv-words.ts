/** The words of the exported sheet. It leaves the console behind, so it brings its own. */
import type { PressKind } from '../../contract/messages.ts'
import type { Disposition, Quiet } from '../../contract/views.ts'

export const COLUMNS = [
  'code',
  'site',
  'address',
  'station',
  'kind',
  'quiet',
  'openedAt',
  'shown',
  'acknowledged',
  'dispatched',
  'onScene',
  'acknowledgedBy',
  'closedAt',
  'closedBy',
  'disposition',
  'presses',
  'id',
] as const
export type Column = (typeof COLUMNS)[number]

export type SheetWords = {
  columns: Record<Column, string>
  forgotten(day: string): string
  kind: Record<PressKind, string>
  quiet: Record<Quiet, string>
  disposition: Record<Disposition, string>
}

const vi: SheetWords = {
  forgotten: (day) => `Hồ sơ trước ngày ${day} đã xóa theo thời hạn lưu`,
  columns: {
    code: 'Số hiệu',
    site: 'Cơ sở',
    address: 'Địa chỉ',
    station: 'Trạm chủ',
    kind: 'Loại',
    quiet: 'Báo êm',
    openedAt: 'Lúc bấm',
    shown: 'Hiện sau (giây)',
    acknowledged: 'Tiếp nhận sau (giây)',
    dispatched: 'Điều động sau (giây)',
    onScene: 'Đến hiện trường sau (giây)',
    acknowledgedBy: 'Người tiếp nhận',
    closedAt: 'Lúc kết thúc',
    closedBy: 'Người kết thúc',
    disposition: 'Kết luận',
    presses: 'Số lần bấm',
    id: 'Mã vụ việc',
  },
  kind: { holdup: 'Nghi cướp', fire: 'Cháy', duress: 'Bị khống chế', test: 'Bấm thử' },
  quiet: { test: 'Bấm thử', 'on-test': 'Đang kiểm tra', fitting: 'Đang lắp đặt', bypassed: 'Nút tạm tách' },
  disposition: {
    robbery: 'Cướp',
    theft: 'Trộm cắp',
    disturbance: 'Gây rối',
    fire: 'Cháy',
    'false-alarm': 'Báo nhầm',
    fault: 'Lỗi thiết bị',
    test: 'Bấm thử',
    drill: 'Diễn tập',
    other: 'Khác',
  },
}

const en: SheetWords = {
  forgotten: (day) => `Records of before ${day} have been deleted: their time was over`,
  columns: {
    code: 'Code',
    site: 'Site',
    address: 'Address',
    station: 'Home station',
    kind: 'Kind',
    quiet: 'Quiet',
    openedAt: 'Pressed at',
    shown: 'Shown after (s)',
    acknowledged: 'Acknowledged after (s)',
    dispatched: 'Dispatched after (s)',
    onScene: 'On scene after (s)',
    acknowledgedBy: 'Acknowledged by',
    closedAt: 'Closed at',
    closedBy: 'Closed by',
    disposition: 'Disposition',
    presses: 'Presses',
    id: 'Incident',
  },
  kind: { holdup: 'Hold-up', fire: 'Fire', duress: 'Duress', test: 'Test' },
  quiet: { test: 'Test press', 'on-test': 'On test', fitting: 'Being fitted', bypassed: 'Bypassed button' },
  disposition: {
    robbery: 'Robbery',
    theft: 'Theft',
    disturbance: 'Disturbance',
    fire: 'Fire',
    'false-alarm': 'False alarm',
    fault: 'Fault',
    test: 'Test',
    drill: 'Drill',
    other: 'Other',
  },
}

export const SHEET_WORDS = { vi, en }

/** Codes that health and doctor show, in words; by the brace they stand in. A code that is not here is shown as it is. */
type Pair = { vi: string; en: string }
type Codes = Readonly<Record<string, Pair>>

const why: Codes = {
  // AliveRoad.why
  'no-line': { vi: 'máy chủ này không ra được mạng', en: 'this hub has no line outside' },
  'no-answer': { vi: 'không trả lời', en: 'no answer' },
  'nobody-listens': { vi: 'không có gì chạy ở cổng ấy', en: 'nothing listens at that port' },
  unreachable: { vi: 'không kết nối được', en: 'it cannot be reached' },
  failed: { vi: 'bên đó báo lỗi', en: 'it answers with an error' },
  'no-such-name': { vi: 'không có tên miền ấy', en: 'there is no such name' },
  refused: { vi: 'bị từ chối', en: 'it refuses' },
  'not-that-hub': { vi: 'nơi đó không phải máy chủ Tiếng Chuông', en: 'no hub of ours is there' },
  'no-such-page': { vi: 'bên đó không có trang ấy', en: 'there is no such page' },
  moved: { vi: 'địa chỉ ấy chuyển sang nơi khác', en: 'that address leads elsewhere' },
  untrusted: { vi: 'chứng thư bên đó không được tin', en: 'its certificate is not trusted here' },
  'certificate-time': { vi: 'chứng thư hết hạn hoặc đồng hồ sai', en: 'its certificate has ended, or a clock is wrong' },
  'certificate-name': { vi: 'chứng thư mang tên khác', en: 'its certificate bears another name' },
  // BackupTrouble
  'not-there': { vi: 'không có thư mục ấy', en: 'there is no such folder' },
  'not-mounted': { vi: 'chưa cắm USB', en: 'no stick is mounted there' },
  'off-limits': { vi: 'dịch vụ không được vào đó', en: 'the service may not go there' },
  'read-only': { vi: 'ổ không cho ghi', en: 'it takes no writing' },
  'not-ours': { vi: 'ổ của máy chủ khác', en: 'it belongs to another hub' },
  'no-room': { vi: 'hết chỗ', en: 'there is no room' },
  'no-tool': { vi: 'chưa cài rclone', en: 'rclone is not installed' },
  'no-key': { vi: 'thiếu mật khẩu sao lưu', en: 'the passphrase is missing' },
  unreadable: { vi: 'ổ không đọc được', en: 'it cannot be read' },
  damaged: { vi: 'bản sao bị hỏng', en: 'the backup was damaged' },
  stopped: { vi: 'máy chủ dừng giữa chừng', en: 'the hub stopped meanwhile' },
  // SelfDrillLeg.why
  'before-it': { vi: 'chặng trước hỏng', en: 'one before it failed' },
  'nobody-named': { vi: 'chưa chọn ai', en: 'nobody is named' },
  'off-duty': { vi: 'tổ tuần tra không trực', en: 'the patrol is off duty' },
  alarm: { vi: 'đang có báo động', en: 'there was an alarm' },
  'no-phone': { vi: 'không có điện thoại', en: 'there is no phone' },
  'not-accepted': { vi: 'dịch vụ không nhận', en: 'the service did not take it' },
  'not-shown': { vi: 'điện thoại không hiện', en: 'the phone did not show it' },
}

const to: Codes = {
  hub: { vi: 'trung tâm bạn', en: 'a neighbouring hub' },
  web: { vi: 'địa chỉ bên ngoài', en: 'an address outside' },
  mqtt: { vi: 'máy chủ MQTT', en: 'an MQTT broker' },
}

const leg: Codes = {
  connect: { vi: 'nút kết nối', en: 'the button connects' },
  puback: { vi: 'ghi xuống đĩa', en: 'on disk' },
  desk: { vi: 'bàn trực', en: 'the desk' },
  feed: { vi: 'trang báo động', en: 'the alarm page' },
  push: { vi: 'điện thoại hiện', en: 'a phone shows it' },
}

/** ModemVitals.sim */
const sim: Codes = {
  missing: { vi: 'chưa có SIM', en: 'there is none' },
  'pin-needed': { vi: 'SIM đòi mã PIN', en: 'it asks for its PIN' },
  'pin-wrong': { vi: 'sai mã PIN', en: 'the PIN is wrong' },
  puk: { vi: 'SIM bị khóa, đòi mã PUK', en: 'it is locked and asks for its PUK' },
  failed: { vi: 'SIM hỏng', en: 'it does not work' },
}

const CODES: Readonly<Record<string, Codes>> = { why, to, leg, sim }

/** @param brace the place in a sentence: `why`, `to`, `leg`, `sim` */
export const codeWords = (brace: string, code: string, language: 'vi' | 'en'): string | null => CODES[brace]?.[code]?.[language] ?? null

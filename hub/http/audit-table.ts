/** The record as a table for an office: local times, words instead of names of events. */
import type { AuditEntry } from '../contract/office.ts'
import { wallClock } from '../core/period-view.ts'

export type AuditLanguage = 'vi' | 'en'

export const HEADS: Readonly<Record<AuditLanguage, string[]>> = {
  vi: ['Thời gian', 'Người làm', 'Việc', 'Đối tượng', 'Chi tiết'],
  en: ['Time', 'Who', 'Did', 'To', 'Detail'],
}

/** Vietnamese, English. */
export const ACTION_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  IncidentAcknowledged: ['Tiếp nhận báo động', 'Acknowledged an alarm'],
  NeighbourAcknowledged: ['Trạm bạn đã biết báo động', 'Neighbour knows of an alarm'],
  PatrolOnTheWay: ['Báo đang đến', 'On the way'],
  PatrolsDispatched: ['Điều động', 'Dispatched'],
  UnitArrived: ['Báo đã đến hiện trường', 'Arrived on scene'],
  IncidentClosed: ['Kết thúc báo động', 'Closed an alarm'],
  IncidentNoted: ['Ghi chú vụ việc', 'Noted'],
  IncidentHandedOver: ['Bàn giao vụ việc', 'Handed an alarm over'],
  IncidentMadeReal: ['Xác nhận là báo động thật', 'Said that a drill is real'],
  ExercisePlanned: ['Lập lịch diễn tập', 'Planned an exercise'],
  ExerciseRung: ['Bắt đầu diễn tập từ trang', 'Began an exercise from the page'],
  ExerciseCalledOff: ['Hủy diễn tập', 'Called an exercise off'],
  MistakeReported: ['Cửa hàng báo bấm nhầm', 'Reported a press by mistake'],
  TestArmed: ['Mở bấm thử', 'Armed a test press'],
  SiteOnTest: ['Đặt cơ sở vào giờ kiểm tra', 'Put a site on test'],
  SiteOnTestEnded: ['Kết thúc giờ kiểm tra', 'Ended a test time'],
  ButtonBypassed: ['Tạm tách nút', 'Bypassed a button'],
  ButtonBypassEnded: ['Thôi tạm tách nút', 'Ended a bypass'],
  PositionsShown: ['Xem vị trí nút bằng PIN', 'Looked at positions with a PIN'],
  OutsideDeclared: ['Báo đang ở ngoài cơ sở', 'Said to be outside'],
  OutsideEnded: ['Thôi báo ở ngoài cơ sở', 'No longer outside'],
  TestCalledOff: ['Hủy bấm thử', 'Called off a test press'],
  RequestContacts: ['Xin sửa liên hệ', 'Asked to change contacts'],
  WithdrawContactRequest: ['Rút yêu cầu sửa liên hệ', 'Withdrew a contact request'],
  AcceptContactRequest: ['Chấp nhận sửa liên hệ', 'Accepted a contact request'],
  DeclineContactRequest: ['Từ chối sửa liên hệ', 'Declined a contact request'],
  HubStarted: ['Máy chủ khởi động', 'Hub started'],
  HubStopped: ['Máy chủ dừng', 'Hub stopped'],
  DutyStarted: ['Nhận trực', 'Signed on duty'],
  DutyEnded: ['Thôi trực', 'Signed off duty'],
  PersonSignedIn: ['Đăng nhập', 'Signed in'],
  PersonSignedOut: ['Đăng xuất', 'Signed out'],
  SignInRefused: ['Nhập sai mật khẩu', 'Wrong password'],
  OutageAcknowledged: ['Xác nhận đã biết mất kết nối', 'Said that a silence was seen'],
  BellTested: ['Thử chuông', 'Tested a bell'],
  BellTestAnswered: ['Trả lời thử chuông', 'Answered a bell test'],
  BackupTaken: ['Sao lưu', 'Made a backup'],
  SelfDrillRan: ['Máy chủ tự kiểm tra', 'The hub tested itself'],
  MapFileChanged: ['Đổi tệp bản đồ', 'Changed the map file'],
  ShiftNoted: ['Ghi vào sổ trực', 'Wrote into the register'],
  HandoverRead: ['Xác nhận đã đọc bàn giao', 'Confirmed a hand-over'],
  SirenChecked: ['Thử còi', 'Played the siren'],
  PhoneTested: ['Thử máy tuần tra', 'Tested phones'],
  AddStation: ['Thêm trạm', 'Added a station'],
  PatchStation: ['Sửa trạm', 'Changed a station'],
  AddSite: ['Thêm cơ sở', 'Added a site'],
  PatchSite: ['Sửa cơ sở', 'Changed a site'],
  HandOverSite: ['Bàn giao cơ sở vào hoạt động', 'Handed a site over to service'],
  ImportSites: ['Nhập cơ sở từ bảng', 'Imported sites'],
  AddButton: ['Thêm nút', 'Added a button'],
  AddButtons: ['Thêm nhiều nút', 'Added many buttons'],
  CheckLamp: ['Xác nhận đèn của nút', 'Checked a lamp'],
  MakeClaims: ['In phiếu cài nút', 'Made slips for buttons'],
  OpenClaim: ['Dùng phiếu cài nút', 'Used a slip of a button'],
  PatchButton: ['Sửa nút', 'Changed a button'],
  RetireButton: ['Thôi dùng nút', 'Retired a button'],
  RotateCredentials: ['Đổi mật khẩu thiết bị', 'Rotated credentials'],
  AddGateway: ['Thêm bộ thu phát', 'Added a gateway'],
  PatchGateway: ['Sửa bộ thu phát', 'Changed a gateway'],
  RetireGateway: ['Thôi dùng bộ thu phát', 'Retired a gateway'],
  AddPerson: ['Thêm người dùng', 'Added a person'],
  PatchPerson: ['Sửa người dùng', 'Changed a person'],
  InvitePerson: ['Gửi liên kết mời', 'Made an invitation'],
  AcceptInvitation: ['Đặt mật khẩu bằng liên kết mời', 'Chose a password by invitation'],
  Subscribe: ['Điện thoại bật nhận báo động', 'Phone turned alarms on'],
  Unsubscribe: ['Điện thoại tắt nhận báo động', 'Phone turned alarms off'],
  ForgetSubscription: ['Điện thoại không còn nhận được', 'Phone is gone'],
  PatchSettings: ['Sửa cài đặt', 'Changed settings'],
  EnrolOwnButton: ['Cấp lại nút tự kiểm tra', 'Renewed the hub’s own button'],
}

export function auditRow({ at, by, action, subject, fields, detail }: AuditEntry, lang: AuditLanguage, timeZone: string): string[] {
  const words = ACTION_WORDS[action]?.[lang === 'vi' ? 0 : 1] ?? action
  return [
    wallClock(Date.parse(at), timeZone),
    by?.name ?? '',
    words,
    subject?.name ?? '',
    [fields?.join(', '), detail].filter(Boolean).join(' · '),
  ]
}

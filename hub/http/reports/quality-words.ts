/** The words of the sheet of site quality. docs/reports.md defines its columns. */
export const QUALITY_COLUMNS = [
  ...([
    'code',
    'site',
    'station',
    'siteAvailability',
    'siteDown',
    'outages',
    'meanOutage',
    'worstSince',
    'worstUntil',
    'worstCause',
  ] as const),
  ...(['button', 'availability', 'guarded', 'down', 'hub', 'quiet'] as const),
  ...(['signs', 'longest', 'achieved', 'grade', 'set', 'proven', 'overdue', 'battery'] as const),
]
export type QualityColumn = (typeof QUALITY_COLUMNS)[number]
export type QualityWords = {
  columns: Record<QualityColumn, string>
  cause: Record<string, string>
  time: Record<string, string>
  yes: string
}

const vi: QualityWords = {
  columns: {
    code: 'Số hiệu',
    site: 'Cơ sở',
    station: 'Trạm chủ',
    siteAvailability: 'Cơ sở: sẵn sàng (%)',
    siteDown: 'Cơ sở: không gọi được (giây)',
    outages: 'Cơ sở: số lần mất kết nối',
    meanOutage: 'Cơ sở: khôi phục trung bình (giây)',
    worstSince: 'Lần nặng nhất từ',
    worstUntil: 'Lần nặng nhất đến',
    worstCause: 'Lần nặng nhất: nguyên nhân',
    button: 'Nút',
    availability: 'Nút: sẵn sàng (%)',
    guarded: 'Thời gian tính (giây)',
    down: 'Mất kết nối (giây)',
    hub: 'Do máy chủ (giây)',
    quiet: 'Kiểm tra hoặc tạm tách (giây)',
    signs: 'Số lần báo về',
    longest: 'Khoảng cách dài nhất (giây)',
    achieved: 'Thời gian báo về đạt được',
    grade: 'Tương ứng EN 50136-1',
    set: 'Thời gian báo về đã đặt',
    proven: 'Bấm chứng minh lần cuối',
    overdue: 'Quá hạn bấm thử',
    battery: 'Pin (%)',
  },
  cause: {
    button: 'Nút im lặng',
    gateway: 'Bộ thu im lặng',
    site: 'Cả cơ sở im lặng',
    street: 'Cả khu vực im lặng',
    operator: 'Cùng nhà mạng im lặng',
    'hub-line': 'Đường truyền của máy chủ',
  },
  time: { '20s': '20 giây', '90s': '90 giây', '3min': '3 phút', '30min': '30 phút', '25h': '25 giờ', slower: 'chậm hơn 25 giờ' },
  yes: 'có',
}

const en: QualityWords = {
  columns: {
    code: 'Code',
    site: 'Site',
    station: 'Home station',
    siteAvailability: 'Site: availability (%)',
    siteDown: 'Site: could not call (s)',
    outages: 'Site: outages',
    meanOutage: 'Site: mean time to repair (s)',
    worstSince: 'Worst outage from',
    worstUntil: 'Worst outage to',
    worstCause: 'Worst outage: cause',
    button: 'Button',
    availability: 'Button: availability (%)',
    guarded: 'Time counted (s)',
    down: 'Silent (s)',
    hub: 'Hub down (s)',
    quiet: 'On test or bypassed (s)',
    signs: 'Reports heard',
    longest: 'Longest gap (s)',
    achieved: 'Reporting time achieved',
    grade: 'Corresponds to EN 50136-1',
    set: 'Reporting time set',
    proven: 'Last proven press',
    overdue: 'Test overdue',
    battery: 'Battery (%)',
  },
  cause: {
    button: 'Button silent',
    gateway: 'Receiver silent',
    site: 'Whole site silent',
    street: 'Whole street silent',
    operator: 'Same operator silent',
    'hub-line': 'The hub’s own line',
  },
  time: { '20s': '20 s', '90s': '90 s', '3min': '3 min', '30min': '30 min', '25h': '25 h', slower: 'slower than 25 h' },
  yes: 'yes',
}

export const QUALITY_WORDS = { vi, en }

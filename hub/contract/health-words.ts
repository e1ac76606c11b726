/** Every sentence of the health page, in both languages; `detail` of `GET /health` is the English one, its times and codes as they are. */

export const HEALTH_WORDS = {
  'journal-slow': {
    vi: 'Đĩa không trả lời đã {seconds} giây; báo động vẫn tới mọi người, nút được yêu cầu gửi lại.',
    en: 'The disk has not answered for {seconds} s; alarms are raised all the same, and buttons are asked to send again.',
  },
  'journal-refuses': {
    vi: 'Đĩa không cho ghi ({error}); báo động vẫn tới mọi người. Dọn bớt chỗ hoặc thay đĩa.',
    en: 'The disk refuses to write ({error}); alarms are raised all the same. Free some space or replace the disk.',
  },
  'commits-slow': {
    vi: 'Có lần ghi trong năm phút qua mất tới {ms} ms. Xem chương trình nào khác đang dùng đĩa; đĩa cũng có thể sắp hỏng.',
    en: 'Writes of the last five minutes took up to {ms} ms. Look what else uses the disk; it may be dying.',
  },
  'disk-little': {
    vi: 'Chỉ còn trống {mb} MB ({percent} %). Dọn bớt chỗ trước khi sổ ghi không ghi được nữa.',
    en: '{mb} MB are free ({percent} %). Free some space before the journal cannot write.',
  },
  'registry-not-written': {
    vi: 'Thay đổi cuối chưa ghi được vào danh bạ ({error}). Xem đĩa, rồi làm lại thay đổi ấy.',
    en: 'The registry could not be written ({error}). Look at the disk, then make that change again.',
  },
  'registry-copy-in-use': {
    vi: 'Tệp danh bạ bị hỏng ({error}); đang dùng bản trước thay đổi cuối. Xem thay đổi cuối còn không, thiếu thì nhập lại.',
    en: 'registry.json was damaged ({error}); the copy before its last change is in use. Look for that change and make it again.',
  },
  'broker-closed': {
    vi: 'Nút không kết nối được: cổng MQTT đang đóng.',
    en: 'Buttons cannot connect: the MQTT listener is closed.',
  },
  'certificate-not-used': {
    vi: 'Chứng thư mới chưa dùng được: {error}',
    en: 'The renewed certificate is not in use: {error}',
  },
  'certificate-ended': {
    vi: 'Chứng thư đã hết hạn: trang và điện thoại qua https bị cắt. Gia hạn ngay.',
    en: 'The certificate has ended: pages and phones by https are cut off. Renew it now.',
  },
  'certificate-now': {
    vi: 'Chứng thư chỉ còn {days} ngày: GIA HẠN NGAY, nếu không trang và điện thoại qua https bị cắt.',
    en: 'The certificate ends in {days} day(s): RENEW IT NOW, or pages and phones by https are cut off.',
  },
  'certificate-soon': { vi: 'Chứng thư còn {days} ngày. Hãy gia hạn.', en: 'The certificate ends in {days} days. Renew it.' },
  'push-lost-messages': {
    vi: 'Không tới được dịch vụ báo nào từ {since}: mọi người được báo bằng tin nhắn và cuộc gọi. Xem đường ra Internet.',
    en: 'No push service can be reached since {since}: people are told by short message and telephone. Look at the line to the internet.',
  },
  'push-lost': {
    vi: 'Không tới được dịch vụ báo nào từ {since}: ĐIỆN THOẠI KHÔNG ĐƯỢC BÁO. Xem đường ra Internet.',
    en: 'No push service can be reached since {since}: PHONES ARE NOT TOLD AT ALL. Look at the line to the internet.',
  },
  'push-service': {
    vi: '{service} không nhận tin ({error}), {failures} lần từ {since}.',
    en: '{service}: {error}, {failures} times since {since}.',
  },
  'modem-lost': {
    vi: 'Không modem nào trả lời: không ai được báo bằng tin nhắn hay cuộc gọi. Xem bộ thu phát gắn modem.',
    en: 'No modem can be asked: nobody is told by short message or telephone. Look at the gateway with the modem.',
  },
  'over-budget': {
    vi: 'Có tin không gửi lúc {at}: đã đủ số tin văn phòng cho phép trong một giờ. Xem vì sao, hoặc cho phép nhiều hơn.',
    en: 'Messages were not sent at {at}: as many were as the office allows in an hour. Look why, or allow more.',
  },
  'clock-jumped': {
    vi: 'Đồng hồ đã nhảy {seconds} giây từ lúc khởi động.',
    en: 'The clock jumped by {seconds} s since the start.',
  },
  'loop-waits': {
    vi: 'Chương trình có lúc phải chờ tới {ms} ms. Xem máy còn chạy gì khác, có quá nóng hay thiếu bộ nhớ không.',
    en: 'The program was kept waiting for up to {ms} ms. Look what else runs on this machine, and whether it is too hot or swaps.',
  },
  'nobody-attended': {
    vi: '{count} báo động đang mở mà lúc nổ ra không nơi nào có người trực.',
    en: '{count} open alarm(s) found nobody attended anywhere.',
  },
  'self-drill-missed': {
    vi: 'Máy chủ không tự kiểm tra được lúc {since}. Bấm «Kiểm tra ngay», và xem nhật ký.',
    en: 'The hub’s test of itself did not come at {since}. Start one by hand, and look at the log.',
  },
  'self-drill-failed': {
    vi: 'Máy chủ tự kiểm tra không đạt. Sửa, rồi bấm «Kiểm tra ngay».',
    en: 'The hub’s test of itself failed. Mend that, and start one by hand.',
  },
  'self-drill-leg': { vi: 'Chặng hỏng: {leg}.', en: 'It failed at: {leg}.' },
  'self-drill-leg-why': { vi: 'Chặng hỏng: {leg} ({why}).', en: 'It failed at: {leg} ({why}).' },
  'self-drill-strange-press': {
    vi: 'Nút riêng của máy chủ bị bấm ngoài lần thử: có người biết mật khẩu của nó. Khởi động lại máy chủ và xem ai đã vào máy.',
    en: 'The hub’s own test button was pressed as no test: somebody has its credentials. Start the hub once more and look who was on the machine.',
  },
  'backup-places': {
    vi: '{count} trên {places} nơi sao lưu không ổn. Trang Sao lưu cho biết phải làm gì.',
    en: '{count} of {places} places for backups are not well. The page of the backups says what to do.',
  },
  'backup-none': { vi: 'Một nơi không có bản tốt nào từ {since}.', en: 'One has no good one since {since}.' },
  'backup-none-why': { vi: 'Một nơi không có bản tốt nào từ {since} ({why}).', en: 'One has no good one since {since} ({why}).' },
  'backup-rots': {
    vi: 'Ở một nơi, {damaged} bản cũ đọc lại không còn như lúc ghi.',
    en: 'At one, {damaged} older one(s) do not read as written any more.',
  },
  'mains-off': { vi: 'Mất điện lưới.', en: 'The mains have failed.' },
  'mains-off-minutes': {
    vi: 'Mất điện lưới. Ắc quy còn khoảng {minutes} phút.',
    en: 'The mains have failed. Its battery lasts for about {minutes} min.',
  },
  'battery-low': { vi: 'ẮC QUY SẮP CẠN.', en: 'THE BATTERY IS ABOUT TO END.' },
  'ups-silent': {
    vi: 'Bộ lưu điện không trả lời: mất điện sẽ không được báo trước. Nhật ký nói vì sao.',
    en: 'The UPS does not answer: a failure of the mains would come without warning. The log says why.',
  },
  'alive-unheard': {
    vi: 'Tin báo còn sống không tới {to} từ {since} ({why}).',
    en: 'That this hub lives is not heard: {to} since {since} ({why}).',
  },
  'alive-nobody': { vi: 'MÁY CHỦ CHẾT THÌ KHÔNG AI BIẾT.', en: 'NOBODY WOULD NOTICE that this hub dies.' },
  'past-not-forgotten': {
    vi: 'Hồ sơ quá hạn chưa xóa được từ {since} ({error}); báo động vẫn tới mọi người. Chạy doctor trên máy chủ: sổ ghi hỏng thì dừng máy chủ và phục hồi bản sao lưu cuối. Máy tự thử lại.',
    en: 'What is over has not been deleted since {since} ({error}); alarms are raised all the same. Run doctor on the box: if the journal is damaged, stop the hub and restore the last backup. It is tried again by itself.',
  },
  'alive-act': {
    vi: 'Trang «Canh chừng lẫn nhau» cho biết phải làm gì.',
    en: 'Its page of hubs that watch one another says what to do.',
  },
} as const satisfies Record<string, { vi: string; en: string }>
export type HealthWhat = keyof typeof HEALTH_WORDS

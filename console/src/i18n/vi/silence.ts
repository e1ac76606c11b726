/** What stands on the desk when something falls silent. */
export const silence = {
  tab: '! Mất kết nối: {{name}}',
  section: 'Mất kết nối: phải xem ngay',
  bar: 'Mất kết nối, chưa ai xem: {{names}}',
  barGo: 'Xem và xác nhận',
  since: 'từ {{time}}',
  at: 'lúc {{time}}',
  flapping: 'chập chờn',
  flappingWhy: 'chập chờn, mất rồi lại có nhiều lần',
  know: 'ĐÃ BIẾT',
  note: 'Ghi chú (nếu có)',
  noteHint: 'đã gọi, mất điện',
  known: '{{name}} đã biết lúc {{time}}',
  said: '{{known}}: «{{note}}»',
  already: '{{by}} đã nhận biết trước rồi.',
  noContact: 'Chưa đăng ký số liên hệ bên ngoài.',
  more_other: 'và {{count}} nơi nữa',
  onMap: 'Xem trên bản đồ',
  whatToDo: 'Cần làm gì',
  name: { street: 'Cả khu vực', 'hub-line': 'Mạng của trụ sở', hub: 'Máy chủ', clock: 'Đồng hồ máy chủ' },
  /** One step a line. */
  todo: {
    shop: 'Gọi số bên ngoài cơ sở, hỏi mật khẩu nhận nhau.\nKhông ai nghe máy, hoặc trả lời lạ: cử tổ tuần tra đi xem.',
    gateway: 'Xem bộ thu phát còn điện, còn mạng không.\nCác cơ sở phía sau chưa báo động được: gọi cho họ biết.',
    street: 'Hỏi điện lực, hoặc tổ tuần tra gần đó, có mất điện không.\nCác cơ sở này chưa báo động được đến khi có lại.',
    operator: 'Gọi tổng đài nhà mạng.\nCác cơ sở này chưa báo động được đến khi có lại.',
    'hub-line':
      'Không nghe thấy ai: kiểm tra mạng của trụ sở.\nXem đèn trên bộ phát mạng; rút điện, chờ 10 giây, cắm lại.\nChưa được: gọi nhà mạng, và gọi các cơ sở dặn báo bằng điện thoại.',
    station: 'Gọi điện cho bàn trực ở đó, hoặc cho chỉ huy trạm.\nChưa ai trả lời: chuẩn bị nhận báo động thay.',
    hub: 'Trong lúc đó có thể có người bấm mà không ai nghe: gọi hỏi những cơ sở đang mở cửa.',
    clock:
      'So giờ trên trang này với điện thoại. Sai thì gọi người phụ trách máy.\nGiờ trong sổ quanh lúc đó có thể lệch: ghi giờ đúng vào sổ trực.',
  },
  wall: {
    call: 'Mất kết nối — chưa ai xem',
    line: 'MẤT KẾT NỐI, CHƯA AI XEM: {{names}}',
    counts: 'Mất kết nối: {{what}}',
    wide_other: '{{count}} khu vực hoặc đường mạng',
    shops_other: '{{count}} cơ sở',
    gateways_other: '{{count}} bộ thu phát',
    buttons_other: '{{count}} chỗ lẻ',
  },
}

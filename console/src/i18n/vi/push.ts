export const push = {
  title: 'Cho phép máy này nhận báo động',
  why: 'Khi có báo động, máy chủ gửi tin tới máy này kể cả khi màn hình tắt. Bấm nút dưới rồi chọn «Cho phép».',
  allow: 'Bật nhận báo động',
  denied: 'Trình duyệt đang chặn thông báo của trang này. Mở cài đặt trình duyệt → Thông báo → cho phép trang này, rồi mở lại.',
  insecure:
    'Trang đang mở qua địa chỉ http thường nên máy không nhận được báo động khi tắt màn hình. Mở trang bằng địa chỉ https của máy chủ.',
  unsupported:
    'Trình duyệt này không nhận được báo động khi tắt màn hình. Dùng Chrome, Firefox hoặc Safari mới; trên iPhone: Chia sẻ → Thêm vào MH chính rồi mở từ đó.',
  service: 'Dịch vụ báo của trình duyệt chưa nhận máy này. Kiểm tra mạng Internet của máy, rồi bấm lại.',
  test: 'Thử gọi máy này',
  testing: 'Đã gửi. Tắt màn hình và chờ thông báo…',
  testNothing: 'Máy chủ chưa có máy nào của bạn để gọi.',
  testFailed: 'Dịch vụ báo của trình duyệt không nhận tin. Thử lại sau, và báo trực ban.',
  proven: 'Máy này đã nhận được báo thử lúc {{time}}.',
  unproven: 'Máy này chưa từng nhận được báo thử. Bấm thử, tắt màn hình và chờ.',
  late: 'Chưa thấy thông báo sau 30 giây. Kiểm tra chế độ tiết kiệm pin của máy, rồi thử lại.',
}

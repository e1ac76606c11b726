import type { Section, Sentences } from '../../sentences.ts'

export const sections: Readonly<Record<Section, string>> = {
  hub: 'Máy chủ',
  versions: 'Phiên bản',
  clock: 'Đồng hồ',
  disk: 'Ổ đĩa',
  data: 'Dữ liệu',
  ports: 'Cổng',
  certificate: 'Chứng thư',
  outside: 'Từ ngoài vào',
  name: 'Tên miền',
  push: 'Dịch vụ báo tới điện thoại',
  backup: 'Sao lưu',
  access: 'Đăng nhập',
  duty: 'Bàn trực',
  phones: 'Điện thoại',
  devices: 'Thiết bị và nguồn điện',
  watched: 'Máy chủ chết thì ai biết',
}

export const sentences: Sentences = {
  'settings-bad': [
    'Cài đặt có lỗi, máy chủ không khởi động được: {faults}',
    'Sửa các biến này (docs/configuration.md), rồi khởi động lại máy chủ.',
  ],
  'settings-differ': [
    'Máy chủ đang chạy với cài đặt khác cài đặt mà lệnh này đọc được, nên chứng thư chưa được kiểm tra.',
    'Chạy với đúng cài đặt của máy chủ: sudo tieng-chuong doctor',
  ],
  'no-data': [
    'Trong {folder} không có dữ liệu của máy chủ nào.',
    'Đặt HUB_DATA_DIR là thư mục dữ liệu của máy chủ. Nếu máy chủ chưa từng chạy, khởi động nó: npm start',
  ],
  'hub-runs': ['Máy chủ đang chạy từ {since}, và trả lời.'],
  'hub-stopped': [
    'MÁY CHỦ KHÔNG CHẠY: không nút nào được nghe.',
    'Khởi động: sudo systemctl start tieng-chuong, hoặc npm start. Không lên thì xem: journalctl -u tieng-chuong -n 50',
  ],
  'hub-silent': [
    'MÁY CHỦ KHÔNG TRẢ LỜI ở {address}: nó đã bị dừng đột ngột, hoặc bị treo.',
    'Khởi động lại: sudo systemctl restart tieng-chuong, rồi xem vì sao: journalctl -u tieng-chuong -n 50',
  ],
  'hub-not-yours': [
    'Không đọc được {folder}: chỉ người dùng của máy chủ được đọc.',
    'Chạy lại bằng sudo, hoặc dưới tên người dùng của máy chủ: sudo -u tieng-chuong npm run doctor',
  ],
  'hub-says': [
    'Máy chủ tự báo phần “{part}” chưa ổn: {detail}',
    'Làm như câu ấy nói; trang Quản trị, mục Sức khỏe máy chủ, giải thích từng phần.',
  ],
  'hub-down': ['Máy chủ tự báo phần “{part}” KHÔNG HOẠT ĐỘNG: {detail}', 'Khởi động lại máy chủ, rồi chạy lại lệnh này.'],
  versions: ['Tiếng Chuông {version}, Node {node}.'],
  'node-other': [
    'Lệnh này chạy bằng Node {node}; bản đi kèm là Node {wanted}.',
    'Chạy lại bằng đúng lệnh: npm run doctor. Vẫn vậy thì cài lại: npm ci',
  ],
  'hub-older': [
    'Máy chủ đang chạy bản {running}, trên đĩa là bản {here}.',
    'Khởi động lại máy chủ để dùng bản mới: sudo systemctl restart tieng-chuong',
  ],
  'clock-synced': ['Đồng hồ máy được đồng bộ qua mạng (NTP).'],
  'clock-not-synced': [
    'Đồng hồ máy KHÔNG được đồng bộ qua mạng: giờ trong nhật ký sẽ sai dần, và giờ lệch thì mã xác thực hai lớp không khớp.',
    'Bật: sudo timedatectl set-ntp true',
  ],
  'clock-unknown': [
    'Không biết đồng hồ máy có được đồng bộ không: máy này không có timedatectl.',
    'So giờ máy với điện thoại, và cài chrony hay systemd-timesyncd.',
  ],
  'clock-agrees': ['Giờ máy khớp với {host} (lệch {seconds} giây).'],
  'clock-wrong': [
    'Giờ máy lệch {seconds} giây so với {host}: dịch vụ báo có thể từ chối, giờ báo động ghi sai, mã xác thực hai lớp không khớp.',
    'Chỉnh đồng hồ: sudo timedatectl set-ntp true, chờ một phút rồi chạy lại lệnh này.',
  ],
  'disk-ok': ['Đĩa còn trống {free} MB ({percent} %).'],
  'disk-little': ['Đĩa chỉ còn {free} MB ({percent} %).', 'Xóa bớt tệp không dùng, trước khi nhật ký không ghi được nữa.'],
  'disk-unknown': ['Đĩa không cho biết còn trống bao nhiêu.', 'Xem bằng: df -h'],
  'sync-ok': ['Đĩa ghi chắc một bản ghi trong {ms} ms.'],
  'sync-slow': [
    'Đĩa ghi chắc một bản ghi mất tới {ms} ms: nút bấm phải chờ lâu mới được xác nhận.',
    'Xem máy còn chạy gì khác. Thẻ nhớ hay đĩa cũ thì thay bằng SSD.',
  ],
  'sync-refused': [
    'ĐĨA KHÔNG GHI ĐƯỢC: {why}',
    'Xem đĩa có đầy hay bị khóa chỉ đọc không (df -h, mount), và thư mục có thuộc người dùng của máy chủ không.',
  ],
  'data-whole': ['Dữ liệu nguyên vẹn: {events} sự kiện, {sites} cơ sở, {people} người.'],
  'journal-damaged': [
    'NHẬT KÝ BỊ HỎNG: {why}',
    'Dừng máy chủ, cất thư mục dữ liệu sang chỗ khác, rồi phục hồi bản sao lưu cuối: npm run restore -- TỆP',
  ],
  'registry-damaged': [
    'DANH BẠ (registry.json) BỊ HỎNG: {why}',
    'Dừng máy chủ, cất thư mục dữ liệu sang chỗ khác, rồi phục hồi bản sao lưu cuối: npm run restore -- TỆP',
  ],
  'secrets-damaged': [
    'TỆP KHÓA (secrets.json) BỊ HỎNG: {why}',
    'Lấy lại tệp này từ bản sao lưu cuối. Đừng xóa nó: mọi điện thoại sẽ phải đăng ký lại.',
  ],
  'folder-open': ['Người dùng khác trên máy đọc được thư mục dữ liệu {folder}.', 'Đóng lại: chmod 700 {folder}'],
  'port-open': ['Cổng {port} ({what}) đang mở.'],
  'port-silent': [
    'Cổng {port} ({what}) KHÔNG MỞ dù máy chủ đang chạy.',
    'Khởi động lại máy chủ; vẫn vậy thì xem nhật ký của nó và tường lửa.',
  ],
  'port-free': ['Cổng {port} ({what}) còn trống cho máy chủ.'],
  'port-taken': [
    'Cổng {port} ({what}) đang bị chương trình khác chiếm: máy chủ sẽ không khởi động được.',
    'Xem ai đang giữ: sudo ss -ltnp | grep :{port}. Dừng nó, hoặc đổi cổng trong cài đặt.',
  ],
  'cert-none': [
    'Chưa có chứng thư: trang chỉ mở bằng http, nên không điện thoại nào được gọi khi tắt màn hình.',
    'Đặt HUB_TLS_CERT và HUB_TLS_KEY, hoặc một máy chủ trung gian có https, và HUB_PUBLIC_URL.',
  ],
  'cert-by-proxy': ['Địa chỉ {url} có https nhờ máy chủ trung gian; chứng thư do nó giữ.'],
  'cert-unreadable': ['Không dùng được chứng thư {file}: {why}', 'Xem tệp có đúng là PEM, và người dùng của máy chủ có đọc được không.'],
  'cert-key-differs': ['CHỨNG THƯ VÀ KHÓA KHÔNG CÙNG MỘT CẶP.', 'Đặt HUB_TLS_CERT và HUB_TLS_KEY về cùng một lần cấp.'],
  'cert-not-yet': ['Chứng thư chỉ có hiệu lực từ {from}.', 'Xem lại đồng hồ máy, rồi tới chứng thư.'],
  'cert-ended': [
    'CHỨNG THƯ ĐÃ HẾT HẠN {days} ngày: trang và điện thoại bị cắt.',
    'Gia hạn ngay; máy chủ tự nhận chứng thư mới trong một phút.',
  ],
  'cert-soon': ['Chứng thư còn {days} ngày.', 'Gia hạn; máy chủ tự nhận chứng thư mới trong một phút.'],
  'cert-ok': ['Chứng thư còn {days} ngày, do “{issuer}” cấp.'],
  'cert-name-missing': [
    'Chứng thư không có tên {name} (chỉ có: {names}): trình duyệt sẽ báo nguy hiểm.',
    'Xin chứng thư cho {name}, hoặc sửa HUB_PUBLIC_URL.',
  ],
  'cert-order': [
    'Tệp chứng thư xếp sai thứ tự.',
    'Xếp lại: chứng thư của máy chủ trước, rồi tới nơi cấp nó. Với certbot, dùng fullchain.pem.',
  ],
  'cert-incomplete': [
    'Tệp chứng thư thiếu chứng thư của nơi cấp “{issuer}”: nhiều điện thoại và nút sẽ không tin.',
    'Dùng tệp đầy đủ. Với certbot đó là fullchain.pem, không phải cert.pem.',
  ],
  'cert-private': [
    'Chứng thư do cơ quan riêng “{issuer}” cấp: chỉ máy nào đã cài chứng thư gốc ấy mới tin.',
    'Cài chứng thư gốc vào từng điện thoại, máy trực và nút. Điện thoại ngoài thì cần chứng thư công cộng.',
  ],
  'proxy-not-named': [
    'Có máy chủ trung gian đứng trước mà máy chủ không được cho biết là máy nào: mọi người dùng chung một giới hạn thử mật khẩu.',
    'Ghi địa chỉ của nó vào cài đặt, ví dụ HUB_TRUSTED_PROXY=127.0.0.1, rồi khởi động lại máy chủ.',
  ],
  'proxy-fails': [
    '{url} KHÔNG MỞ ĐƯỢC: {why}. Điện thoại và máy trực bên ngoài bị cắt.',
    'Xem máy chủ trung gian có chạy không: systemctl status nginx (hoặc caddy), rồi nginx -t.',
  ],
  'proxy-unseen': [
    'Từ máy này không mở được {url}: {why}',
    'Mở thử trên điện thoại bằng mạng di động. Mở được thì chỉ là bộ định tuyến không cho máy này vào tên của chính nó; không mở được thì xem máy chủ trung gian và bộ định tuyến.',
  ],
  'url-leads-here': ['{url} mở được và dẫn đúng tới máy chủ này.'],
  'url-leads-elsewhere': [
    '{url} KHÔNG DẪN TỚI MÁY CHỦ NÀY, nơi ấy trả lời: {said}',
    'Xem máy chủ trung gian chuyển tiếp tới địa chỉ và cổng nào, và tên miền có đúng là của máy này không.',
  ],
  'mqtts-by-proxy-none': [
    'Không có gì trả lời nút bấm qua TLS ở {address}:{port}: {why}',
    'Mở cổng này cho nút ở bên ngoài (phần stream trong docs/deploy/nginx.conf). Nếu mọi nút đều ở mạng nội bộ hay qua sóng vô tuyến thì không cần.',
  ],
  'outside-none': [
    'Máy này chưa có địa chỉ mạng nào ngoài chính nó, nên chưa thử được từ ngoài vào.',
    'Cắm dây mạng hay nối Wi-Fi, rồi chạy lại lệnh này.',
  ],
  'https-outside': ['Trang https mở được qua {address}:{port}.'],
  'https-outside-fails': [
    'TRANG HTTPS KHÔNG MỞ ĐƯỢC qua {address}:{port}: {why}',
    'Xem tường lửa của máy (sudo ufw status) và cổng trong cài đặt.',
  ],
  'https-old-certificate': [
    'Máy chủ vẫn đưa ra chứng thư cũ, khác với chứng thư trong tệp.',
    'Chờ một phút. Vẫn vậy thì xem nhật ký máy chủ, rồi khởi động lại nó.',
  ],
  'mqtts-outside': ['Nút và bộ thu phát nối được qua TLS ở {address}:{port}.'],
  'mqtts-outside-fails': [
    'NÚT VÀ BỘ THU PHÁT KHÔNG NỐI ĐƯỢC qua TLS ở {address}:{port}: {why}',
    'Xem tường lửa của máy (sudo ufw status) và HUB_MQTTS_PORT.',
  ],
  'mqtts-mute': [
    'Cổng {port} bắt tay TLS được nhưng không trả lời MQTT: {why}',
    'Xem có chương trình nào khác chiếm cổng này không, rồi khởi động lại máy chủ.',
  ],
  'name-none': [
    'Chưa đặt HUB_PUBLIC_URL: liên kết trong tin báo trỏ về chính máy này.',
    'Đặt HUB_PUBLIC_URL là địa chỉ https mà điện thoại mở được.',
  ],
  'name-ok': ['{name} trỏ về máy này ({addresses}).'],
  'name-elsewhere': [
    '{name} trỏ tới {addresses}, không phải địa chỉ của máy này.',
    'Đúng nếu đó là bộ định tuyến chuyển cổng vào máy này; nếu không, sửa bản ghi tên miền.',
  ],
  'name-unknown': [
    'KHÔNG TÌM ĐƯỢC TÊN {name}: {why}. Điện thoại cũng sẽ không mở được trang.',
    'Xem tên miền còn hạn không, bản ghi có đúng không, và máy này có mạng không.',
  ],
  'push-reached': ['Nối được tới dịch vụ báo {host}.'],
  'push-blocked': ['Không nối được tới dịch vụ báo {host}: {why}', 'Mở tường lửa cho máy này ra {host}, cổng {port}.'],
  'push-distrusted': [
    'Dịch vụ báo {host} đưa ra chứng thư không tin được ({why}): có thiết bị nào đó chen vào giữa.',
    'Xem tường lửa có “kiểm tra https” không và tắt cho {host}; dịch vụ riêng thì đặt HUB_PUSH_CA.',
  ],
  'push-none': [
    'Không nối được dịch vụ báo nào: máy này không ra được Internet. Bàn trực và chuông vẫn kêu; điện thoại tắt màn hình thì KHÔNG.',
    'Nối Internet cho máy này. Nếu cố ý không nối, hãy bố trí người trực trước màn hình suốt ngày đêm.',
  ],
  'backup-recent': ['Sao lưu lần cuối cách đây {days} ngày.'],
  'backup-old': ['Sao lưu lần cuối đã {days} ngày.', 'Sao lưu ngay, ra một ổ khác: npm run backup -- TỆP'],
  'backup-never': ['Chưa từng sao lưu từ trang Quản trị: hỏng đĩa là mất hết.', 'Sao lưu ngay, ra một ổ khác: npm run backup -- TỆP'],
  'second-factor-kept': ['Ai phải có xác thực hai lớp đều đã bật.'],
  'second-factor-missing': [
    'Phải có xác thực hai lớp mà chưa bật: {names}',
    'Người đó đăng nhập rồi bật ở trang “Tài khoản của tôi”. Thôi bắt buộc: trang Quản trị, Cài đặt.',
  ],
  'backup-place-gone': [
    'Không sao lưu được vào «{name}»: không có {path}, hoặc chưa có USB nào gắn ở đó.',
    'Cắm USB rồi chạy trên máy này: sudo tieng-chuong usb',
  ],
  'backup-place-off-limits': [
    'Không sao lưu được vào «{name}»: dịch vụ không được vào {path}.',
    'Trên trang Sao lưu chọn thư mục bên trong /media, /mnt, /srv hoặc /var/backups/tieng-chuong.',
  ],
  'backup-place-read-only': [
    'Không sao lưu được vào «{name}»: ổ chứa {path} không cho ghi.',
    'Gạt chốt chống ghi nếu có; không có chốt thì ổ sắp hỏng: thay chiếc khác.',
  ],
  'backup-place-refused': [
    'Không sao lưu được vào «{name}»: {path} thuộc người dùng khác.',
    'Chạy trên máy này: sudo chown tieng-chuong {path}',
  ],
  'backup-place-failed': [
    'Không sao lưu được vào «{name}» ({why}).',
    'Trang Sao lưu cho biết phải làm gì, nhật ký cho biết máy đã nói gì.',
  ],
  'backup-place-rotting': [
    '{damaged} bản sao lưu cũ ở «{name}» đọc lại không còn như lúc ghi.',
    'Ổ đó đang hỏng dần: thay chiếc khác ngay và chọn lại trên trang Sao lưu.',
  ],
  'stations-none': ['Chưa có trạm nào.', 'Thêm trạm trên trang Quản trị.'],
  'station-attended': ['{station}: có người ngồi trực.'],
  'station-away': [
    '{station}: có người nhận trực nhưng không ngồi trước trang.',
    'Mở trang Trực ban, để nó hiện trên màn hình và thử còi.',
  ],
  'station-empty': ['{station}: không ai trực. Lần trực cuối: {when}.', 'Đăng nhập trang Trực ban và bấm “Nhận trực”.'],
  'phones-nobody': ['Chưa có trực ban, chỉ huy hay tuần tra nào.', 'Thêm người trên trang Quản trị.'],
  'phones-proven': ['{count} người có điện thoại đã hiện báo trong {days} ngày qua.'],
  'phone-old': ['{name}: điện thoại hiện báo lần cuối đã {ago} ngày.', 'Mở trang Tuần tra trên máy đó và bấm “Thử gọi máy này”.'],
  'phone-unproven': ['{name}: điện thoại chưa từng hiện một tin báo.', 'Mở trang Tuần tra trên máy đó và bấm “Thử gọi máy này”.'],
  'phone-lost': [
    '{name}: KHÔNG GỌI ĐƯỢC ĐIỆN THOẠI NÀO từ {since}.',
    'Mở trang Tuần tra trên máy đó; hoặc thử máy khác: npm run doctor -- --phone',
  ],
  'phone-none': ['{name}: chưa có điện thoại nào.', 'Mở trang Tuần tra trên điện thoại của người đó và bật nhận báo động.'],
  'gateways-none': ['Không có bộ thu phát hay mô-đem nào được khai báo.'],
  'gateways-heard': ['{count} bộ thu phát và mô-đem đang nghe được.'],
  'gateway-silent': [
    'BỘ THU PHÁT “{label}” IM LẶNG từ {since}: các nút sau nó không tới được máy chủ.',
    'Xem điện, dây mạng và ăng-ten của nó.',
  ],
  'modem-well': ['Modem của “{label}” có SIM và có sóng.'],
  'modem-sim': [
    'SIM của modem ở “{label}” không dùng được ({sim}): không nhắn, không gọi được ai qua nó.',
    'Xem trang của bộ thu phát đó. Sai PIN thì đừng thử lại: gỡ PIN bằng một điện thoại.',
  ],
  'modem-no-network': ['Modem của “{label}” không có sóng.', 'Xem ăng-ten và chỗ đặt; hỏi nhà mạng xem SIM còn hạn không.'],
  'numbers-missing': [
    '{count} người tuần tra và chỉ huy chưa có số điện thoại: mất Internet thì không ai nhắn, không ai gọi được họ.',
    'Điền số ở trang Quản trị, Người dùng.',
  ],
  'gateway-never': ['Bộ thu phát “{label}” chưa từng được nghe.', 'Cắm điện và cài đặt nó, hoặc xóa nó trên trang Quản trị.'],
  'mains-on': ['Điện lưới đang có; bộ lưu điện trả lời.'],
  'alive-none': [
    'Máy chủ này chưa báo sống cho ai: máy chết thì không nơi nào biết.',
    'Vào Quản trị, «Canh chừng lẫn nhau»: ghi một trung tâm bạn, một địa chỉ bên ngoài, hoặc một máy chủ MQTT.',
  ],
  'alive-ok': ['Tin báo còn sống được nhận ({to}).'],
  'alive-waits': ['Tin báo còn sống chưa gửi lần nào ({to}); một phút nữa xem lại.'],
  'alive-fails': [
    'Tin báo còn sống không được nhận từ {since} ({to}: {why}).',
    'Vào Quản trị, «Canh chừng lẫn nhau»: cạnh địa chỉ có ghi cách sửa.',
  ],
  'alive-untrusted': [
    'Tin báo còn sống không được nhận từ {since} ({to}): chứng thư bên đó không được tin.',
    'Nếu bên đó tự cấp chứng thư: xin tệp ca.pem, ghi HUB_ALIVE_CA trong hub.env, khởi động lại máy chủ.',
  ],
  'alive-nobody': [
    'KHÔNG NƠI NÀO nghe được máy chủ này: máy chết thì không ai biết.',
    'Xem đường ra Internet trước; rồi gọi điện báo cho trung tâm bạn.',
  ],
  'watched-heard': ['Nghe được trung tâm {name}.'],
  'watched-never': ['Trung tâm {name} nhờ canh giúp nhưng chưa nghe lần nào.', 'Bên đó phải nhập địa chỉ và mã.'],
  'watched-unsteady': ['Đường truyền tới trung tâm {name} chập chờn.', 'Gọi bên đó xem lại bộ phát mạng và đường truyền.'],
  'watched-lost': ['Mất liên lạc với trung tâm {name} từ {since}.', 'Gọi bên đó ngay: có thể báo động ở đó không tới ai.'],
  'mains-off': ['MẤT ĐIỆN LƯỚI: máy chủ chạy bằng ắc quy{minutes}.', 'Tìm nguồn điện khác trước khi ắc quy cạn.'],
  'ups-silent': ['Bộ lưu điện không trả lời: mất điện sẽ không được báo trước.', 'Xem dây của bộ lưu điện, và HUB_UPS.'],
  'ups-none': ['Không có bộ lưu điện nào được khai báo.'],
  'unknown-while-stopped': ['Chưa biết: chỉ máy chủ đang chạy mới biết.', 'Khởi động máy chủ, rồi chạy lại lệnh này.'],
  'check-broke': ['Phần này không kiểm tra được: {why}', 'Chạy lại; vẫn vậy thì báo lỗi này cho người làm chương trình.'],
}

export const frame = {
  ok: 'Mọi thứ đã xem đều tốt.',
  warned: '{warnings} điều nên biết; không có lỗi.',
  faulty: '{faults} LỖI CẦN SỬA, {warnings} điều nên biết.',
  zone: '(giờ của máy, {zone})',
  ago: { never: 'chưa từng có' },
  minutes: ', còn khoảng {minutes} phút',
}

/** The parts of the hub's own health. */
export const parts = {
  journal: 'Sổ ghi',
  commits: 'Ghi đĩa',
  disk: 'Chỗ trống trên đĩa',
  registry: 'Danh bạ',
  broker: 'Kênh nút bấm (MQTT)',
  certificate: 'Chứng thư',
  push: 'Báo điện thoại',
  messages: 'Tin nhắn và cuộc gọi',
  clock: 'Đồng hồ',
  loop: 'Nhịp chương trình',
  duty: 'Người trực',
  selfDrill: 'Tự kiểm tra',
  backup: 'Sao lưu',
  power: 'Điện',
  alive: 'Báo còn sống',
  retention: 'Xóa hồ sơ quá hạn',
}

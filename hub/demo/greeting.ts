/** What the demo says when it stands: where to look, who to be, what to try; in Vietnamese and English. */
import type { Demo } from './demo.ts'
import { DEMO_PASSWORD, DEMO_PINS } from './sample-commune.ts'

const ROLES = {
  officer: 'trực ban / officer',
  patrol: 'tuần tra / patrol',
  commander: 'chỉ huy / commander',
  staff: 'cửa hàng / staff',
  manager: 'quản lý / manager',
  admin: 'quản trị / admin',
} as const

export function greeting({ httpUrl, mqttUrl, commune }: Pick<Demo, 'httpUrl' | 'mqttUrl' | 'commune'>): string {
  const accounts = commune.accounts.map(({ username, name, role }) => `    ${username.padEnd(14)}${ROLES[role].padEnd(24)}${name}`)
  return `
  Tiếng Chuông · bản dùng thử / demo
  ${httpUrl}

  Trang / Pages
    ${httpUrl}/demo      bức tường nút bấm: bấm một nút là báo động / the wall of buttons: a click presses one
    ${httpUrl}/duty      bàn trực ban / the duty desk
    ${httpUrl}/patrol    điện thoại tuần tra / the patrol's phone
    ${httpUrl}/shop      trang cửa hàng / the shop's page
    ${httpUrl}/admin     quản trị / administration
    ${mqttUrl}           ${commune.buttons.length} nút mô phỏng, MQTT thật / simulated buttons, real MQTT

  Tài khoản / Accounts (mật khẩu / password: ${DEMO_PASSWORD})
${accounts.join('\n')}
    Mã "bấm nhầm" của cửa hàng / the shop's PIN for a press by mistake: ${DEMO_PINS.pin}; khi bị ép / under threat: ${DEMO_PINS.duressPin}

  Thử / Try
    1. Mở /duty bằng "truc-ban" và vào ca trực. / Open /duty as "truc-ban" and sign on.
    2. Mở /demo ở cửa sổ khác, bấm "Kim Hoa". / Open /demo in another window, press "Kim Hoa".
    3. Nghe chuông, bấm Tiếp nhận, Điều động, Đã đến, Kết thúc. / Hear it ring; acknowledge, dispatch, arrive, close.
    4. Bấm mà không ai tiếp nhận: xã bên và chỉ huy được báo. / Press and leave it: the neighbour and commanders are told.
    5. Ở /demo, menu ⋯ của một nút: cắt điện cơ sở hoặc cả khu phố. / On /demo, a button's menu ⋯: cut the power of a site, or of its street.
    6. Ở /demo, hàng điện thoại: tin nhắn và cuộc gọi của modem mô phỏng; trả lời 1, hoặc bấm phím 1. / On /demo, the row of telephones: what the simulated modem sends and calls; reply 1, or press 1.

  Dữ liệu nằm trong thư mục tạm, mất khi thoát. Ctrl-C để dừng.
  The data is in a temporary folder, gone at exit. Ctrl-C ends it.
`
}

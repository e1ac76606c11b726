/** What `npm run people` says. */
import type { Role } from '../contract/resources.ts'

const vi = {
  usage: `Cách dùng:
  npm run people -- list            liệt kê mọi tài khoản
  npm run people -- reset admin     cấp liên kết một lần để đặt lại mật khẩu cho “admin” (hay tên khác), và tắt xác thực hai lớp của người đó
  npm run people -- second-factor-off admin
                                    chỉ tắt xác thực hai lớp; mật khẩu giữ nguyên
Thêm --lang en để xem bằng tiếng Anh.`,
  roles: {
    admin: 'quản trị',
    commander: 'chỉ huy',
    officer: 'trực ban',
    patrol: 'tuần tra',
    manager: 'quản lý cơ sở',
    staff: 'nhân viên cơ sở',
  } satisfies Record<Role, string>,
  disabled: 'đã khóa',
  noHub: (dataDir: string) =>
    `Trong ${dataDir} không có dữ liệu của máy chủ nào. Đặt HUB_DATA_DIR là thư mục dữ liệu của máy chủ, rồi làm lại.`,
  notYours: (dataDir: string) =>
    `Không đọc được ${dataDir}: chạy lại lệnh này dưới tên người dùng của máy chủ, ví dụ sudo -u tieng-chuong, hoặc bằng sudo.`,
  cannot: (why: string) => `Máy chủ không trả lời, và thư mục dữ liệu không mở được: ${why}`,
  done: (name: string, username: string, url: string) =>
    `Đã cấp lại lối vào cho ${name} (${username}). Mở địa chỉ này để đặt mật khẩu mới, một lần, trong 24 giờ:

  ${url}

Người này đã bị đăng xuất ở mọi nơi. Mật khẩu cũ còn dùng được cho tới khi mật khẩu mới được đặt.`,
  alsoSecondFactor:
    'Xác thực hai lớp của người này cũng đã tắt: đặt mật khẩu xong là vào được, không cần mã. Nhắc người đó bật lại ở trang Tài khoản của tôi.',
  secondFactorOff: (name: string, username: string) =>
    `Đã tắt xác thực hai lớp của ${name} (${username}): đăng nhập bằng mật khẩu như cũ, không cần mã. Người này đã bị đăng xuất ở mọi nơi.`,
  recorded: 'Nhật ký đã ghi: việc này làm ngay trên máy chủ.',
  later:
    'Máy chủ đang dừng: khởi động nó (npm start, hoặc sudo systemctl start tieng-chuong), rồi mở địa chỉ trên. Nhật ký ghi việc này khi máy chủ khởi động.',
  laterOff:
    'Máy chủ đang dừng: khởi động nó (npm start, hoặc sudo systemctl start tieng-chuong) rồi đăng nhập. Nhật ký ghi việc này khi máy chủ khởi động.',
  unknown: (username: string) => `Không ai có tên đăng nhập “${username}”.`,
  near: 'Có phải là:',
  all: 'Xem mọi tên: npm run people -- list',
  why: {
    disabled: 'Tài khoản này đã bị khóa có chủ ý, nên không cấp lại. Cấp lại cho một quản trị; người đó mở khóa được trên trang Quản trị.',
    'not-yet-set-up': 'Chưa quản trị nào có mật khẩu. Khởi động máy chủ: nó in ra liên kết để đặt mật khẩu đầu tiên.',
    'no-second-factor': 'Tài khoản này không bật xác thực hai lớp. Quên mật khẩu thì dùng: npm run people -- reset TÊN',
    'journal-first': 'Một thay đổi trước đó chưa vào nhật ký. Khởi động máy chủ một lần, rồi làm lại lệnh này.',
  },
}

const en: typeof vi = {
  usage: `Usage:
  npm run people -- list            lists every account
  npm run people -- reset admin     makes a one-time link on which “admin” (or another name) chooses a new password, and turns their second factor off
  npm run people -- second-factor-off admin
                                    turns only the second factor off; the password stays
Add --lang vi for Vietnamese.`,
  roles: {
    admin: 'administrator',
    commander: 'commander',
    officer: 'duty officer',
    patrol: 'patrol',
    manager: 'manager of sites',
    staff: 'staff of a site',
  },
  disabled: 'closed',
  noHub: (dataDir) => `There is no hub's data in ${dataDir}. Set HUB_DATA_DIR to the data folder of the hub, and do this again.`,
  notYours: (dataDir) => `${dataDir} cannot be read: run this again as the hub's own user, for example sudo -u tieng-chuong, or with sudo.`,
  cannot: (why) => `The hub does not answer, and its data folder cannot be opened: ${why}`,
  done: (name, username, url) =>
    `The way in of ${name} (${username}) is reset. Open this address to choose a new password, once, within 24 hours:

  ${url}

This person is signed out everywhere. The old password holds until the new one is chosen.`,
  alsoSecondFactor:
    'Their second factor is off as well: with the new password they are in, without a code. Remind them to turn it on again on the page My account.',
  secondFactorOff: (name, username) =>
    `The second factor of ${name} (${username}) is off: they sign in with their password, without a code. They are signed out everywhere.`,
  recorded: 'It is on the record that this was done on the hub’s own machine.',
  later:
    'The hub does not run: start it (npm start, or sudo systemctl start tieng-chuong), then open the address. The journal writes this down when the hub starts.',
  laterOff:
    'The hub does not run: start it (npm start, or sudo systemctl start tieng-chuong), then sign in. The journal writes this down when the hub starts.',
  unknown: (username) => `Nobody has the username “${username}”.`,
  near: 'Did you mean:',
  all: 'All names: npm run people -- list',
  why: {
    disabled: 'This account was closed on purpose and is not reset. Reset an administrator, who can open it again on the admin page.',
    'not-yet-set-up': 'No administrator has a password yet. Start the hub: it prints the link for the first one.',
    'no-second-factor': 'This account has no second factor. For a forgotten password: npm run people -- reset NAME',
    'journal-first': 'A change before this one is not in the journal yet. Start the hub once, and do this again.',
  },
}

export type Words = typeof vi
export const WORDS: Readonly<Record<'vi' | 'en', Words>> = { vi, en }

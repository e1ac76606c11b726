/** What the terminal says while a real phone is tried. */
import type { PhoneStep } from '../contract/phone-check.ts'

type Words = {
  scan: string
  notHttps: string
  loopback: string
  until(time: string): string
  waiting: string
  ok: Record<PhoneStep, string>
  failed: Record<PhoneStep, string>
  passed: string
  missing(steps: string): string
  steps: Record<PhoneStep, string>
  stopped: string
}

const vi: Words = {
  scan: 'Quét mã này bằng máy ảnh của điện thoại cần thử (Android: mở bằng Chrome), rồi làm theo trên điện thoại.',
  notHttps:
    '! Địa chỉ không phải https: điện thoại không cài được bộ nhận báo. → Đặt HUB_TLS_CERT và HUB_TLS_KEY, hoặc một máy chủ trung gian có chứng thư, và HUB_PUBLIC_URL=https://…',
  loopback:
    '! Địa chỉ này chỉ mở được trên chính máy chủ. → Đặt HUB_PUBLIC_URL là địa chỉ mà điện thoại mở được, rồi khởi động lại máy chủ.',
  until: (time) => `Liên kết dùng cho một điện thoại, đến ${time}. Ctrl-C để thôi.`,
  waiting: 'Đang chờ điện thoại…',
  ok: {
    page: '✓ Điện thoại đã mở trang qua đường bảo mật.',
    worker: '✓ Bộ nhận báo đã cài vào điện thoại.',
    permission: '✓ Điện thoại cho phép thông báo.',
    accepted: '✓ Dịch vụ báo đã nhận tin của máy chủ.',
    shown: '✓ Điện thoại đã hiện thông báo, và máy chủ nhận được biên nhận.',
    sound: '✓ Còi kêu trên điện thoại và có người nghe rõ.',
  },
  failed: {
    page: '✗ Trang mở qua http thường. → Điện thoại cần địa chỉ https.',
    worker: '✗ Bộ nhận báo không cài được. → Dùng Chrome trên Android, không mở trong Zalo hay Facebook.',
    permission: '✗ Điện thoại không cho phép thông báo. → Làm theo lời chỉ trên điện thoại.',
    accepted: '✗ Dịch vụ báo không nhận tin. → Chạy npm run doctor và xem phần dịch vụ báo.',
    shown: '✗ Điện thoại không hiện thông báo.',
    sound: '✗ Không nghe thấy còi. → Vặn to âm lượng, tắt chế độ im lặng.',
  },
  passed: 'Điện thoại này nhận được báo động: đủ sáu bước.',
  missing: (steps) => `Chưa chứng minh được: ${steps}. Làm lại: npm run doctor -- --phone`,
  steps: { page: 'trang', worker: 'bộ nhận báo', permission: 'cho phép', accepted: 'dịch vụ báo', shown: 'thông báo hiện', sound: 'còi' },
  stopped: '✗ Máy chủ không trả lời nữa. → Chạy npm run doctor.',
}

const en: Words = {
  scan: 'Scan this code with the camera of the phone to be tried (Android: open it in Chrome), and do what the phone says.',
  notHttps:
    '! The address is not https: a phone cannot install the receiver. → Set HUB_TLS_CERT and HUB_TLS_KEY, or a proxy with a certificate, and HUB_PUBLIC_URL=https://…',
  loopback:
    '! This address opens on the hub itself only. → Set HUB_PUBLIC_URL to an address that the phone can open, and start the hub again.',
  until: (time) => `The link is for one phone, until ${time}. Ctrl-C to stop.`,
  waiting: 'Waiting for the phone…',
  ok: {
    page: '✓ The phone has opened the page over a secure line.',
    worker: '✓ The receiver is installed on the phone.',
    permission: '✓ The phone allows notifications.',
    accepted: '✓ The push service has taken the hub’s message.',
    shown: '✓ The phone has shown the notification, and the hub has its receipt.',
    sound: '✓ The siren sounds on the phone, and somebody hears it.',
  },
  failed: {
    page: '✗ The page was opened over plain http. → A phone needs an https address.',
    worker: '✗ The receiver could not be installed. → Use Chrome on Android, not the browser inside a chat.',
    permission: '✗ The phone does not allow notifications. → Do what the phone says.',
    accepted: '✗ The push service did not take the message. → Run npm run doctor and look at the push services.',
    shown: '✗ The phone does not show the notification.',
    sound: '✗ The siren is not heard. → Turn the volume up and silent mode off.',
  },
  passed: 'This phone receives alarms: all six steps.',
  missing: (steps) => `Not proved: ${steps}. Once more: npm run doctor -- --phone`,
  steps: {
    page: 'page',
    worker: 'receiver',
    permission: 'permission',
    accepted: 'push service',
    shown: 'notification',
    sound: 'siren',
  },
  stopped: '✗ The hub does not answer any more. → Run npm run doctor.',
}

export const PHONE_WORDS: Readonly<Record<'vi' | 'en', Words>> = { vi, en }

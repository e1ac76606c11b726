/** The few words that the worker says by itself, where no page is open to say them. */
const vi = {
  acknowledge: 'Đã rõ, đang đến',
  arrive: 'Đã đến',
  sent: {
    acknowledge: (time: string) => `✓ Đã báo đang đến lúc ${time}`,
    arrive: (time: string) => `✓ Đã báo đến nơi lúc ${time}`,
  },
  notSent: (title: string) => `CHƯA GỬI ĐƯỢC — mở ứng dụng · ${title}`,
  waits: 'Chưa tới được máy chủ. Máy tự gửi khi có mạng; mở ứng dụng để xem',
  openPage: 'Mở ứng dụng để đăng nhập và báo lại',
  refused: (title: string) => `KHÔNG NHẬN · ${title}`,
  reasons: {
    'not-acknowledged': 'Trực ban chưa tiếp nhận, chưa báo đến nơi được',
    'already-closed': 'Vụ việc đã kết thúc',
    'already-on-scene': 'Tổ khác đã báo đến nơi',
    'no-such-incident': 'Vụ việc không còn',
  },
}
const en: typeof vi = {
  acknowledge: 'Got it, on my way',
  arrive: 'Arrived',
  sent: {
    acknowledge: (time) => `✓ Reported on the way at ${time}`,
    arrive: (time) => `✓ Reported arrival at ${time}`,
  },
  notSent: (title) => `NOT SENT YET — open the app · ${title}`,
  waits: 'The hub was not reached. It is sent when there is a link; open the app to see',
  openPage: 'Open the app, sign in and report again',
  refused: (title) => `NOT TAKEN · ${title}`,
  reasons: {
    'not-acknowledged': 'The duty desk has not acknowledged yet, arrival cannot be reported',
    'already-closed': 'The incident is closed',
    'already-on-scene': 'Another unit has reported arrival',
    'no-such-incident': 'The incident is gone',
  },
}

export const saidIn = (lang: string) => (lang.startsWith('en') ? en : vi)

/** How a program beside the hub is, in the one line that `systemctl status` shows: what it listens to, and whether the hub is reached. */
import type { LineState } from './receiver.ts'

export type Standing = {
  /** What stands at the far end of the line. `line`: of a receiver that never speaks by itself only its cable is known. */
  what: 'receiver' | 'line' | 'modem' | 'siren'
  line: LineState
  /** Why it cannot do its work although it answers, in the modem's own code. */
  obstacle?: string | null
  hub: boolean
  /** Signals or messages that the hub does not have yet. */
  waiting: number
}

const FAR_END: Record<Standing['what'], Record<LineState, string>> = {
  receiver: {
    open: 'Nghe được bộ thu / the receiver is heard',
    silent: 'BỘ THU IM LẶNG / THE RECEIVER IS SILENT',
    closed: 'KHÔNG THẤY ĐƯỜNG NỐI TIẾP / THE SERIAL LINE IS GONE',
  },
  line: {
    open: 'Đường nối tiếp mở / the serial line is open',
    silent: 'BỘ THU IM LẶNG / THE RECEIVER IS SILENT',
    closed: 'KHÔNG THẤY ĐƯỜNG NỐI TIẾP / THE SERIAL LINE IS GONE',
  },
  modem: {
    open: 'Modem trả lời / the modem answers',
    silent: 'MODEM KHÔNG TRẢ LỜI / THE MODEM DOES NOT ANSWER',
    closed: 'KHÔNG THẤY MODEM / THE MODEM IS GONE',
  },
  siren: {
    open: 'Còi điều khiển được / the siren obeys',
    silent: 'CÒI KHÔNG NGHE LỆNH / THE SIREN DOES NOT OBEY',
    closed: 'CÒI KHÔNG NGHE LỆNH / THE SIREN DOES NOT OBEY',
  },
}

export function standingWords({ what, line, obstacle = null, hub, waiting }: Standing): string {
  return [
    FAR_END[what][line],
    ...(obstacle !== null && line === 'open' ? [`CHƯA GỬI ĐƯỢC / NOTHING CAN BE SENT: ${obstacle}`] : []),
    hub ? 'tới được máy chủ / the hub is reached' : 'KHÔNG TỚI ĐƯỢC MÁY CHỦ / THE HUB IS NOT REACHED',
    ...(waiting > 0 ? [`${waiting} tin chờ gửi / waiting`] : []),
  ].join('; ')
}

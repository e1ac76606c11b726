/** What whoever installed it reads at the end: that it runs, and what to do now, in order. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Places } from './places.ts'
import { type Said, say, steps } from './say.ts'
import type { Systemd } from './systemd.ts'

type Installed = { places: Places; config: Config; version: string; systemd: Systemd | null }

export async function sayWhatNext({ places, config, version, systemd }: Installed): Promise<void> {
  if (systemd === null) return say(`Đã đặt bản ${version} vào ${places.program}.`, `Version ${version} is in place in ${places.program}.`)
  if (hasAdministrator(config))
    return steps(
      [`XONG. Tiếng Chuông ${version} đang chạy và báo động được.`, `Done: Tiếng Chuông ${version} runs, and an alarm would be raised.`],
      [
        ['Xem còn gì phải làm: sudo tieng-chuong doctor', 'See what is left to do: sudo tieng-chuong doctor'],
        ['Bấm thử một nút, xem trực ban có nhận được không.', 'Press one button for a test and see that the duty desk gets it.'],
      ],
    )
  const link = /^\s*(\S+\/invite#\S+)\s*$/gm
  const [, address = ''] = [...(await systemd.log(500)).matchAll(link)].at(-1) ?? []
  const guide = join(places.current, 'docs')
  steps(
    [
      `XONG. Tiếng Chuông ${version} đang chạy trên máy này. Chưa ai được báo động: còn các bước sau.`,
      `Done: Tiếng Chuông ${version} runs on this machine. Nobody is alerted yet: these steps are left.`,
    ],
    [
      address === ''
        ? [
            'Lấy liên kết đặt mật khẩu quản trị: sudo tieng-chuong restart, rồi sudo tieng-chuong log (dòng có /invite#).',
            'Get the link for the password of the administrator: sudo tieng-chuong restart, then sudo tieng-chuong log (the line with /invite#).',
          ]
        : [
            `Đặt mật khẩu quản trị: mở trình duyệt trên CHÍNH MÁY NÀY, gõ đúng địa chỉ dưới đây (dùng một lần, trong 7 ngày):\n\n      ${address}\n`,
            'Choose the password of the administrator: open the address above in a browser ON THIS MACHINE (good once, for 7 days).',
          ],
      [
        `Cho điện thoại và nút từ ngoài vào: sudo nano ${places.hubEnv} (địa chỉ, chứng thư), rồi sudo tieng-chuong restart. Trước bước này chỉ máy này mở được trang.`,
        `Let phones and buttons in from outside: sudo nano ${places.hubEnv} (address, certificate), then sudo tieng-chuong restart. Until then only this machine can open the pages.`,
      ],
      [
        'Trong trang quản trị: thêm trạm, người trực, cơ sở, nút. Bấm thử từng nút.',
        'On the administration page add the station, the people, the sites and the buttons. Press each button for a test.',
      ],
      ['Xem còn thiếu gì: sudo tieng-chuong doctor', 'See what is missing: sudo tieng-chuong doctor'],
      [`Từng bước một: ${guide}/vi/cai-dat.md`, `Step by step: ${guide}/en/install.md`],
    ] satisfies Said[],
  )
}

/** Who has chosen a password; the link of a hub that has one is of no use any more. */
function hasAdministrator({ dataDir }: Config): boolean {
  try {
    const { people } = JSON.parse(readFileSync(join(dataDir, 'registry.json'), 'utf8')) as { people: unknown }
    const all = (Array.isArray(people) ? people : Object.values(people as object)) as {
      role?: string
      invited?: boolean
      disabled?: boolean
    }[]
    return all.some((person) => person.role === 'admin' && person.invited === false && person.disabled !== true)
  } catch {
    return false
  }
}

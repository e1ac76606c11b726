/** Everything that the installer brought goes; everything that the box has learned stays. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from './places.ts'
import { JOURNALD, UNITS } from './put-files.ts'
import { list, type Said } from './say.ts'
import type { Systemd } from './systemd.ts'

export const uninstallPlan = ({ program, command, units }: Places): Said[] => [
  ['Dừng máy chủ: từ lúc đó KHÔNG AI ĐƯỢC BÁO ĐỘNG nữa.', 'Stop the hub: from then on NOBODY IS ALERTED.'],
  [
    `Xóa chương trình: ${program}, ${command}, các dịch vụ trong ${units}.`,
    `Remove the program: ${program}, ${command}, the services in ${units}.`,
  ],
]

export async function uninstall(places: Places, systemd: Systemd | null): Promise<void> {
  await systemd?.remove()
  for (const unit of UNITS) rmSync(join(places.units, unit), { force: true })
  rmSync(join(places.journald, JOURNALD), { force: true })
  await systemd?.reload()
  rmSync(places.command, { force: true })
  rmSync(places.program, { recursive: true, force: true })
  list(
    ['Đã gỡ. Những thứ này vẫn còn, không ai xóa chúng:', 'Removed. These are still there, and nothing removes them:'],
    [
      [
        `${places.data}: dữ liệu (và người dùng tieng-chuong, chủ của nó)`,
        `${places.data}: the data (and the user tieng-chuong, to whom it belongs)`,
      ],
      [`${places.bridgeData}: hàng chờ của các cổng nối tiếp`, `${places.bridgeData}: what serial bridges have not delivered yet`],
      [`${places.backups}: các bản sao lưu`, `${places.backups}: backups`],
      [`${places.settings}: cài đặt`, `${places.settings}: settings`],
    ],
  )
}

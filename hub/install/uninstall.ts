/** Everything that the installer brought goes; everything that the box has learned stays. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from './places.ts'
import { JOURNALD, put, UNITS } from './put-files.ts'
import { list, type Said } from './say.ts'
import { removeLibrary } from './system-library.ts'
import type { Systemd } from './systemd.ts'

export const uninstallPlan = ({ program, command, units }: Places): Said[] => [
  ['Dừng máy chủ: từ lúc đó KHÔNG AI ĐƯỢC BÁO ĐỘNG nữa.', 'Stop the hub: from then on NOBODY IS ALERTED.'],
  [
    `Xóa chương trình: ${program}, ${command}, các dịch vụ trong ${units}.`,
    `Remove the program: ${program}, ${command}, the services in ${units}.`,
  ],
]

const theRest = ({ program, command }: Places): string => `#!/bin/sh
# Tiếng Chuông: gỡ dở dang, làm nốt / half removed, this does the rest
rm -rf '${program}' '${command}'
echo 'Đã gỡ nốt. Dữ liệu, cài đặt, bản sao lưu vẫn còn.'
echo '    The rest is removed too. Data, settings and backups are still there.'
`

export async function uninstall(places: Places, systemd: Systemd | null): Promise<void> {
  await systemd?.remove()
  for (const unit of UNITS) rmSync(join(places.units, unit), { force: true })
  rmSync(join(places.journald, JOURNALD), { force: true })
  await systemd?.reload()
  if (places.prefix === '') await removeLibrary(places.current)
  // The program, this very one, goes last but one: whoever runs the command again after a power cut finds one that goes on.
  if (existsSync(places.command)) put(places.command, theRest(places), 0o755)
  rmSync(places.program, { recursive: true, force: true })
  rmSync(places.command, { force: true })
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

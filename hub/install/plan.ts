/** What an installation will do, said before anything is done. */
import { BRIDGE_USER, HUB_USER } from './accounts.ts'
import type { Places } from './places.ts'
import { versionOf } from './releases.ts'
import type { Said } from './say.ts'

/** @param from the release in use; null: none is installed */
export function installPlan(places: Places, from: string | null, to: string, systemd: boolean): Said[] {
  const [older, newer] = [from && versionOf(from), versionOf(to)]
  if (from === to)
    return [
      [`Bản ${newer} đã cài: chỉ bù lại chỗ còn thiếu.`, `Version ${newer} is installed already: only what is missing is made whole.`],
    ]
  if (older !== null)
    return [
      [
        `Cập nhật ${older} → ${newer} trong ${places.releases}; bản cũ ở lại bên cạnh.`,
        `Update ${older} → ${newer} in ${places.releases}; the old version stays beside it.`,
      ],
      [
        `Sao lưu vào ${places.backups}, thử bản mới trên bản sao, rồi mới đổi.`,
        `Back up to ${places.backups}, try the new version on the copy, and only then change.`,
      ],
      ['Nếu bản mới không ổn: tự quay về bản cũ.', 'If the new version is not well: go back to the old one by itself.'],
    ]
  return [
    [`Chép chương trình bản ${newer} vào ${places.program}.`, `Put version ${newer} of the program into ${places.program}.`],
    [
      `Tạo hai người dùng của hệ thống, ${HUB_USER} và ${BRIDGE_USER}: chỉ để chạy chương trình, không ai đăng nhập được.`,
      `Make two users of the system, ${HUB_USER} and ${BRIDGE_USER}: programs run as them, nobody can sign in as them.`,
    ],
    [
      `Dữ liệu ở ${places.data}, cài đặt ở ${places.settings}, sao lưu ở ${places.backups}; cái gì có sẵn thì giữ nguyên.`,
      `Data in ${places.data}, settings in ${places.settings}, backups in ${places.backups}; what is there stays as it is.`,
    ],
    [`Lệnh ${places.command}; nhật ký hệ thống tối đa 1 GB.`, `The command ${places.command}; the system's journal takes 1 GB at most.`],
    systemd
      ? ['Chạy ngay, và tự chạy mỗi khi máy bật.', 'Started now, and by itself whenever the machine starts.']
      : ['Không đụng tới systemd, không khởi động gì.', 'Nothing is told to systemd and nothing is started.'],
  ]
}

/**
 * `sudo tieng-chuong go-back`: the version before takes over again, days after an update that went well. It is an update like any
 * other: tried on a copy first, watched, and taken back when it is not well. Only when it cannot read what the newer one wrote is there
 * a second way, which must be asked for by name: the data from before the update, with every press since named.
 */
import { join } from 'node:path'
import { accountOf, HUB_USER } from './accounts.ts'
import { goBack } from './go-back.ts'
import { holdInstallLock } from './lock.ts'
import { currentRelease, type Places, previousRelease } from './places.ts'
import { restoreInto } from './rehearse.ts'
import { keepAsPrevious, pruneReleases, versionOf } from './releases.ts'
import { InstallFault, list, say } from './say.ts'
import { configOf } from './settings.ts'
import type { Systemd } from './systemd.ts'
import { backupBefore, copyOf, end } from './under-way.ts'
import { finish, update } from './update.ts'

const LOSE = '--old-data'

/** @returns the exit code; @throws InstallFault whose words tell what was done */
export async function goBackByHand(places: Places, systemd: Systemd, args: readonly string[]): Promise<number> {
  const loses = args.includes(LOSE)
  if (args.some((arg) => arg !== LOSE))
    throw new InstallFault('usage', ['Cách dùng: sudo tieng-chuong go-back', 'Usage: sudo tieng-chuong go-back'])
  holdInstallLock(places.program)
  const box = { places, config: configOf(places), systemd, hub: places.prefix === '' ? accountOf(HUB_USER) : null }
  await finish(box)
  const [from, to] = [currentRelease(places), previousRelease(places)]
  if (from === null || to === null || from === to)
    throw new InstallFault('unavailable', [
      'Không còn bản cũ nào để quay về: máy này chưa cập nhật lần nào.',
      'There is no version before to go back to: this box has not been updated yet.',
    ])
  const [newer, older] = [versionOf(from), versionOf(to)]
  list(
    ['Sẽ làm:', 'This will be done:'],
    [
      [`Quay từ bản ${newer} về bản ${older}.`, `Go back from version ${newer} to version ${older}.`],
      loses
        ? [
            `Lấy lại dữ liệu lúc trước khi cập nhật lên ${newer}; những gì ghi từ đó được cất riêng, và mọi lần bấm từ đó được kể ra.`,
            `Take the data from before the update to ${newer}; what came since is kept aside, and every press since is named.`,
          ]
        : ['Giữ nguyên dữ liệu; thử trên bản sao trước.', 'The data stay as they are; it is tried on a copy first.'],
    ],
  )
  if (loses) {
    const backup = backupBefore(places, newer)
    end(places)
    if (backup === null || (await restoreInto(copyOf(places), join(places.releases, to), backup, box.hub)) !== null)
      throw new InstallFault('unavailable', [
        `Không còn bản sao lưu nào từ trước khi lên ${newer} mà bản ${older} đọc được. Chưa có gì thay đổi.`,
        `There is no backup from before ${newer} that version ${older} can read. Nothing was changed.`,
      ])
    keepAsPrevious(from, places)
    return await goBack(box, { from: to, to: from }, null).catch((error: unknown) => {
      if (currentRelease(places) !== to || !(error instanceof InstallFault) || error.why !== 'went-back') throw error
      for (const [vi, en] of error.said) say(vi, en)
      return 0
    })
  }
  await update(box, from, join(places.releases, to), to).catch((error: unknown) => {
    if (!(error instanceof InstallFault) || currentRelease(places) !== from) throw error
    throw new InstallFault('unavailable', ...error.said, [
      `Muốn quay về bằng được: sudo tieng-chuong go-back ${LOSE} lấy lại dữ liệu lúc trước khi cập nhật. Những gì ghi từ đó đến nay KHÔNG còn trên bàn trực.`,
      `To go back all the same: sudo tieng-chuong go-back ${LOSE} takes the data from before the update. What came since is NOT on the desk any more.`,
    ])
  })
  await systemd.restartBridges()
  pruneReleases(places)
  say(`XONG. Bản ${older} đang chạy và báo động được.`, `Done: version ${older} runs, and an alarm would be raised.`)
  return 0
}

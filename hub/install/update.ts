/** From one version to the next: tried on a copy, exchanged in one step, watched, and taken back when it is not well. */
import { basename, join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Account } from './accounts.ts'
import { goBack } from './go-back.ts'
import { askHealth, becomesWell } from './health-check.ts'
import { currentRelease, type Places } from './places.ts'
import { putSystemFiles } from './put-files.ts'
import { backUp, rehearse } from './rehearse.ts'
import { switchTo, versionOf } from './releases.ts'
import { say } from './say.ts'
import { sayUpdateStops } from './say-why.ts'
import type { Systemd } from './systemd.ts'
import { begin, end, isPuttingBack, pruneBackups, underWay } from './under-way.ts'

export type Box = { places: Places; config: Config; systemd: Systemd; hub: Account | null }

/** @throws InstallFault: nothing was changed, or the version before is back; its words tell which */
export async function update(box: Box, from: string, release: string, to: string): Promise<void> {
  const { places, config, hub } = box
  const before = await askHealth(config)
  if ('trouble' in before)
    say(
      `Máy chủ đang cài không trả lời (${before.trouble}); vẫn tiếp tục, vì cập nhật có thể chữa được.`,
      `The hub that is installed does not answer (${before.trouble}); going on all the same, because the update may be the cure.`,
    )
  await tryOnCopy(box, join(places.releases, from), release)
  say('Đổi sang bản mới; máy chủ nghỉ vài giây…', 'Changing to the new version; the hub is away for some seconds …')
  begin(places, { from, to }, hub)
  putSystemFiles(release, places)
  switchTo(to, places)
  await bringUp(box, { from, to })
  pruneBackups(places)
}

/** @param writer the release that wrote the data; @throws InstallFault, with nothing changed */
export async function tryOnCopy({ places, hub }: Pick<Box, 'places' | 'hub'>, writer: string, release: string): Promise<void> {
  const backup = join(places.backups, `before-${versionOf(basename(release))}-${systemClock.now()}.chuong`)
  say(`Sao lưu vào ${backup}…`, `Backing up to ${backup} …`)
  await backUp(writer, backup, places, hub)
  say('Thử bản mới trên bản sao…', 'Trying the new version on the copy …')
  await rehearse(release, backup, places, hub)
}

async function bringUp(box: Box, { from, to }: { from: string; to: string }): Promise<void> {
  const { places, config, systemd, hub } = box
  await systemd.reload()
  sayUpdateStops(config.dataDir, hub)
  const said = await systemd.restart()
  const trouble = said ?? (await becomesWell(config, versionOf(to), () => systemd.hasGivenUp()))
  if (trouble !== null) await goBack(box, { from, to }, trouble)
  end(places)
}

/** What an installer that was killed, or a power cut, left half done comes to its end first. */
export async function finish(box: Box): Promise<void> {
  const begun = underWay(box.places)
  if (begun === null) return
  say(
    `Lần cập nhật trước (${versionOf(begun.to)}) bị ngắt giữa chừng; làm cho xong…`,
    `The update before (${versionOf(begun.to)}) was cut short; bringing it to an end …`,
  )
  if (isPuttingBack(box.places)) await goBack(box, begun, 'cut short while going back')
  if (currentRelease(box.places) === begun.to) await bringUp(box, begun)
  else end(box.places)
}

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
import { keepAsPrevious, switchTo, versionOf } from './releases.ts'
import { dataSize, mustHaveRoom } from './room.ts'
import { say } from './say.ts'
import { sayUpdateStops } from './say-why.ts'
import type { Systemd } from './systemd.ts'
import { begin, end, isCopyMissing, pruneBackups, sweepBackups, type UnderWay, underWay } from './under-way.ts'

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
  // The copy at the change, while the hub is away: what was free before may be gone by now.
  mustHaveRoom([{ folder: places.backups, bytes: dataSize(config.dataDir) }], places)
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

/** @param mayRun the change may have happened already: a hub that is well is not stopped once more */
async function bringUp(box: Box, begun: UnderWay, mayRun = false): Promise<void> {
  const { places, config, systemd, hub } = box
  const isWell = async () => becomesWell(config, versionOf(begun.to), () => systemd.hasGivenUp())
  await systemd.reload()
  let trouble = mayRun && !isCopyMissing(places) && (await answersAs(config, versionOf(begun.to))) ? await isWell() : 'not started yet'
  if (trouble !== null) {
    sayUpdateStops(config.dataDir, hub)
    trouble = (await systemd.restart()) ?? (await isWell())
  }
  if (trouble !== null) await goBack(box, begun, trouble)
  keepAsPrevious(begun.from, places)
  end(places)
}

async function answersAs(config: Config, version: string): Promise<boolean> {
  const how = await askHealth(config)
  return 'health' in how && how.health.version === version
}

/** What an installer that was killed, or a power cut, left half done comes to its end first. */
export async function finish(box: Box): Promise<void> {
  sweepBackups(box.places)
  const begun = underWay(box.places)
  if (begun === null) return
  say(
    `Lần cập nhật trước (${versionOf(begun.to)}) bị ngắt giữa chừng; làm cho xong…`,
    `The update before (${versionOf(begun.to)}) was cut short; bringing it to an end …`,
  )
  if (begun.back) await goBack(box, begun, begun.back.why)
  if (currentRelease(box.places) === begun.to) await bringUp(box, begun, true)
  else end(box.places)
}

/**
 * A new version that is not well makes room for the one before. The data stay as they are whenever the older version can read them;
 * only when it cannot does the copy from the moment of the change come back, and then every press that came in between is named.
 * Each step is noted before it is taken, so that the next run takes it again when this one was killed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Account } from './accounts.ts'
import { becomesWell } from './health-check.ts'
import { tellOfPresses } from './lost-presses.ts'
import type { Places } from './places.ts'
import { putSystemFiles } from './put-files.ts'
import { restoreInto } from './rehearse.ts'
import { switchTo, versionOf } from './releases.ts'
import { InstallFault, type Said, say } from './say.ts'
import type { Systemd } from './systemd.ts'
import { backupBefore, copyOf, end, note, type UnderWay, wishPutBack } from './under-way.ts'

type Box = { places: Places; config: Config; systemd: Systemd; hub: Account | null }

/**
 * @param why null: somebody wants it so.
 * Never resolves: it ends in an InstallFault that tells what has been done, or that even the version before is not well.
 */
export async function goBack({ places, config, systemd, hub }: Box, begun: UnderWay, why: string | null): Promise<never> {
  const [older, newer] = [versionOf(begun.from), versionOf(begun.to)]
  if (why !== null) say(`Bản ${newer} không ổn: ${why}`, `Version ${newer} is not well: ${why}`)
  say(`Quay về bản ${older}…`, `Going back to ${older} …`)
  let aside = begun.back?.aside
  note(places, { ...begun, back: { why, ...(aside !== undefined && { aside }) } })
  putSystemFiles(join(places.releases, begun.from), places)
  switchTo(begun.from, places)
  if (aside === undefined) {
    if ((await starts()) === null) {
      end(places)
      throw wentBack(older, newer, [
        'Dữ liệu giữ nguyên, không mất gì: những lần bấm lúc bản mới chạy vẫn nằm trên bàn trực.',
        'The data are as they were left, nothing is lost: what was pressed while the new version ran stands on the desk.',
      ])
    }
    // The older one cannot read what the newer one wrote.
    if (!(await hasCopy())) throw neitherRuns(newer, older)
    aside = `left-by-${newer}-${systemClock.now()}`
    note(places, { ...begun, back: { why, aside } })
  }
  // Made by before-update.sh, as the first thing it does.
  if (!existsSync(join(places.backups, aside))) wishPutBack(places, aside, hub)
  const trouble = await starts()
  const told = tellOfPresses(join(places.backups, aside), places, config)
  if (trouble !== null) throw neitherRuns(newer, older)
  end(places)
  throw wentBack(older, newer, told)

  async function starts(): Promise<string | null> {
    await systemd.reload()
    const said = await systemd.restart()
    return said ?? (await becomesWell(config, older, () => systemd.hasGivenUp()))
  }

  /** Where there was no room for it at the change, it is made of the backup from some minutes earlier. */
  async function hasCopy(): Promise<boolean> {
    if (existsSync(copyOf(places))) return true
    const backup = backupBefore(places, newer)
    return backup !== null && (await restoreInto(copyOf(places), join(places.releases, begun.from), backup, hub)) === null
  }
}

const wentBack = (older: string, newer: string, told: Said): InstallFault =>
  new InstallFault(
    'went-back',
    [
      `Đã quay về bản ${older}, đang chạy tốt. Không dùng bản ${newer}.`,
      `Version ${older} is back and well. Version ${newer} is not in use.`,
    ],
    told,
  )

const neitherRuns = (newer: string, older: string): InstallFault =>
  new InstallFault('unavailable', [
    `BẢN ${newer} VÀ BẢN ${older} ĐỀU KHÔNG CHẠY: KHÔNG AI ĐƯỢC BÁO ĐỘNG. Báo ngay cho các cơ sở. Xem: sudo tieng-chuong log`,
    `NEITHER ${newer} NOR ${older} RUNS: NOBODY IS ALERTED. Tell the sites now. Look at: sudo tieng-chuong log`,
  ])

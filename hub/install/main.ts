/** Installs, updates and removes: `sudo sh install.sh`. What it will do is said first; whatever stops it is said in words. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildConsoleIfStale } from '../console-build.ts'
import { BRIDGE_USER, ensureAccount, HUB_USER } from './accounts.ts'
import { HELP, type Wanted, wantedBy } from './arguments.ts'
import { askHealth, becomesWell } from './health-check.ts'
import { holdInstallLock } from './lock.ts'
import { currentRelease, type Places, placesBelow } from './places.ts'
import { preflight } from './preflight.ts'
import { putFolders, putSettings, putSystemFiles } from './put-files.ts'
import { pruneReleases, putRelease, releaseName, switchTo, versionOf } from './releases.ts'
import { asText, InstallFault, list, type Said, say } from './say.ts'
import { configOf } from './settings.ts'
import { SUMS, stageRelease } from './stage.ts'
import { type Systemd, systemctl } from './systemd.ts'
import { uninstall, uninstallPlan } from './uninstall.ts'
import { finish, tryOnCopy, update } from './update.ts'

const HERE = join(import.meta.dirname, '../..')
const EX_IOERR = 74

/** The folder of a release: this one, or one made of the checkout that this is. */
async function sourceFolder(): Promise<string> {
  if (existsSync(join(HERE, SUMS))) return HERE
  await buildConsoleIfStale(HERE, () => say('Đang dựng giao diện…', 'Building the pages …'))
  const work = mkdtempSync(join(tmpdir(), 'tieng-chuong-'))
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  stageRelease(HERE, join(work, 'release'), true)
  return join(work, 'release')
}

function plan(places: Places, from: string | null, to: string, systemd: boolean): Said[] {
  const [older, newer] = [from && versionOf(from), versionOf(to)]
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
    [`Tạo người dùng ${HUB_USER} và ${BRIDGE_USER}, không mật khẩu.`, `Make the users ${HUB_USER} and ${BRIDGE_USER}, without a password.`],
    [
      `Dữ liệu ở ${places.data}, cài đặt ở ${places.settings}, sao lưu ở ${places.backups}; cái gì có sẵn thì giữ nguyên.`,
      `Data in ${places.data}, settings in ${places.settings}, backups in ${places.backups}; what is there stays as it is.`,
    ],
    [`Lệnh ${places.command}; nhật ký hệ thống tối đa 1 GB.`, `The command ${places.command}; the system's journal takes 1 GB at most.`],
    systemd
      ? [
          'Dịch vụ systemd tieng-chuong: chạy ngay, và mỗi khi máy bật.',
          'The systemd service tieng-chuong: started now, and whenever the machine starts.',
        ]
      : ['Không đụng tới systemd, không khởi động gì.', 'Nothing is told to systemd and nothing is started.'],
  ]
}

async function install({ prefix, dryRun, ...wanted }: Wanted): Promise<void> {
  const places = placesBelow(prefix)
  const systemd = wanted.systemd ? systemctl() : null
  const source = await sourceFolder()
  const to = releaseName(source)
  const config = configOf(places)
  const installed = currentRelease(places)
  list(['Sẽ làm:', 'This will be done:'], plan(places, installed, to, wanted.systemd))
  await preflight({ source, places, config, systemd, isUpdate: installed !== null })
  if (dryRun) return

  const lock = holdInstallLock(places.program)
  // Below a prefix everything belongs to whoever makes it: the users are those of another system.
  const hub = prefix === '' ? await ensureAccount(HUB_USER, places.data) : null
  const bridge = prefix === '' ? await ensureAccount(BRIDGE_USER, places.bridgeData) : null
  putFolders(places, hub, bridge)
  if (systemd) await finish({ places, config, systemd, hub })
  const from = currentRelease(places)
  const release = await putRelease(source, places)
  putSettings(release, places, hub)
  const hasData = existsSync(join(config.dataDir, 'journal.sqlite'))
  if (systemd && hasData && from !== null && from !== to)
    await update({ places, config, systemd, hub }, from, release, to).catch((error: unknown) => {
      // It must not push the one that works, or the one before that, out of what is kept.
      if (currentRelease(places) !== to) rmSync(release, { recursive: true, force: true })
      throw error
    })
  else {
    // Data of a hub that was removed, or set up by hand.
    if (hasData && from === null) await tryOnCopy({ places, hub }, release, release)
    await start(places, release, to, systemd)
  }
  await systemd?.restartBridges()
  pruneReleases(places)
  await next(places, versionOf(to), systemd)
  lock.close()
}

/** For the first time, or once more: what is there already is only made whole. */
async function start(places: Places, release: string, to: string, systemd: Systemd | null): Promise<void> {
  const { journalChanged } = putSystemFiles(release, places)
  switchTo(to, places)
  if (systemd === null) return
  if (journalChanged) await systemd.restartJournal()
  await systemd.reload()
  const isHung = (await systemd.isUp()) && 'trouble' in (await askHealth(configOf(places)))
  const trouble =
    (await (isHung ? systemd.restart() : systemd.start())) ??
    (await becomesWell(configOf(places), versionOf(to), () => systemd.hasGivenUp()))
  if (trouble !== null)
    throw new InstallFault(
      'unavailable',
      [`Đã cài, nhưng máy chủ chưa chạy được: ${trouble}`, `Installed, but the hub does not run yet: ${trouble}`],
      [`Nhật ký:\n${await systemd.log(10)}`, 'Mend what it says, then run this again.'],
    )
}

async function next(places: Places, version: string, systemd: Systemd | null): Promise<void> {
  if (systemd === null) return say(`Đã đặt bản ${version} vào ${places.program}.`, `Version ${version} is in place in ${places.program}.`)
  const link = /^\s*(\S+\/invite#\S+)\s*$/m.exec(await systemd.log(500))?.[1]
  list(
    [`Xong: Tiếng Chuông ${version} đang chạy và báo động được.`, `Done: Tiếng Chuông ${version} runs, and an alarm would be raised.`],
    [
      ...(link
        ? [
            [
              `Mở địa chỉ này (dùng một lần) để đặt mật khẩu quản trị: ${link}`,
              'Open this address (good once) to choose the password of the administrator.',
            ] as const,
          ]
        : []),
      [
        `Cài đặt: ${places.hubEnv}, sửa xong chạy: sudo tieng-chuong restart`,
        `Settings: ${places.hubEnv}; after a change: sudo tieng-chuong restart`,
      ],
      ['Xem tình trạng: sudo tieng-chuong status', 'How it is: sudo tieng-chuong status'],
      ['Hướng dẫn: docs/vi/cai-dat.md trong thư mục chương trình', 'Guide: docs/en/install.md in the folder of the program'],
    ],
  )
}

async function main(): Promise<void> {
  const wanted = wantedBy(process.argv.slice(2))
  if (wanted.what === 'help') return say(...HELP)
  if (wanted.what === 'install') return install(wanted)
  const places = placesBelow(wanted.prefix)
  list(['Sẽ làm:', 'This will be done:'], uninstallPlan(places))
  if (wanted.dryRun) return
  const lock = holdInstallLock(places.program)
  await uninstall(places, wanted.systemd ? systemctl() : null)
  lock.close()
}

main().catch((error: unknown) => {
  if (!(error instanceof InstallFault)) {
    say(`Không xong: ${error instanceof Error ? error.message : String(error)}`, 'It was not done; running this again is safe.')
    process.exitCode = EX_IOERR
    return
  }
  for (const said of error.said) process.stderr.write(asText(said))
  process.exitCode = error.exitCode
})

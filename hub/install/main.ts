/** Installs, updates and removes: `sudo sh install.sh`. What it will do is said first; whatever stops it is said in words. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildConsoleIfStale } from '../console-build.ts'
import { BRIDGE_USER, ensureAccount, HUB_USER } from './accounts.ts'
import { HELP, type Wanted, wantedBy } from './arguments.ts'
import { askHealth, becomesWell } from './health-check.ts'
import { holdInstallLock, isHandedOn } from './lock.ts'
import type { Cpu } from './machine-code.ts'
import { mustNotBeOlder } from './older.ts'
import { currentRelease, type Places, placesBelow } from './places.ts'
import { installPlan } from './plan.ts'
import { preflight } from './preflight.ts'
import { keepUnitsByHand, putFolders, putSettings, putSystemFiles } from './put-files.ts'
import { pruneReleases, putRelease, releaseName, switchTo, versionOf } from './releases.ts'
import { diskIsFull, filledUp } from './room.ts'
import { asText, InstallFault, list, say } from './say.ts'
import { configOf } from './settings.ts'
import { SUMS, stageRelease } from './stage.ts'
import { isLibraryMissing, LIBRARY_PLAN, libraryFor, putLibrary } from './system-library.ts'
import { type Systemd, systemctl } from './systemd.ts'
import { mustBeTrusted, pinKeys } from './trust.ts'
import { uninstall, uninstallPlan } from './uninstall.ts'
import { sweepUnpacked } from './unpacked.ts'
import { finish, tryOnCopy, update } from './update.ts'
import { sayWhatNext } from './what-next.ts'

const HERE = join(import.meta.dirname, '../..')
const EX_IOERR = 74

/** The folder of a release: this one, or one made of the checkout that this is. */
async function sourceFolder(): Promise<string> {
  if (existsSync(join(HERE, SUMS))) return HERE
  await buildConsoleIfStale(HERE, () => say('Đang dựng giao diện…', 'Building the pages …'))
  const work = mkdtempSync(join(tmpdir(), 'tieng-chuong-'))
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  stageRelease(HERE, join(work, 'release'), true, { library: libraryFor(process.arch as Cpu) })
  return join(work, 'release')
}

async function install({ prefix, dryRun, unsigned, allowOlder, ...wanted }: Wanted): Promise<void> {
  const places = placesBelow(prefix)
  const systemd = wanted.systemd ? systemctl() : null
  const source = await sourceFolder()
  const to = releaseName(source)
  const config = configOf(places)
  const installed = currentRelease(places)
  const lacksLibrary = prefix === '' && isLibraryMissing()
  list(['Sẽ làm:', 'This will be done:'], [...installPlan(places, installed, to, wanted.systemd), ...(lacksLibrary ? [LIBRARY_PLAN] : [])])
  mustBeTrusted(source, places, unsigned)
  // Said by the version that handed it on, of whom the flag was asked.
  if (!isHandedOn()) mustNotBeOlder(source, places, allowOlder)
  await preflight({ source, to, places, config, systemd })
  if (dryRun) return

  holdInstallLock(places.program)
  sweepUnpacked(places, HERE)
  if (lacksLibrary) await putLibrary(source)
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
    await start(places, release, to, systemd, from === null)
  }
  await systemd?.restartBridges()
  pinKeys(release, places)
  pruneReleases(places)
  await sayWhatNext({ places, config, version: versionOf(to), systemd })
}

/**
 * For the first time, or once more: what is there already is only made whole.
 * @param isFirst a hub that runs all the same was set up by hand, and makes room
 */
async function start(places: Places, release: string, to: string, systemd: Systemd | null, isFirst: boolean): Promise<void> {
  if (isFirst) keepUnitsByHand(places)
  const { journalChanged } = putSystemFiles(release, places)
  switchTo(to, places)
  if (systemd === null) return
  if (journalChanged) await systemd.restartJournal()
  await systemd.reload()
  const makesRoom = (await systemd.isUp()) && (isFirst || 'trouble' in (await askHealth(configOf(places))))
  const trouble =
    (await (makesRoom ? systemd.restart() : systemd.start())) ??
    (await becomesWell(configOf(places), versionOf(to), () => systemd.hasGivenUp()))
  if (trouble !== null)
    throw new InstallFault(
      'unavailable',
      [`Đã cài, nhưng máy chủ chưa chạy được: ${trouble}`, `Installed, but the hub does not run yet: ${trouble}`],
      [`Nhật ký:\n${await systemd.log(10)}`, 'Mend what it says, then run this again.'],
    )
}

async function main(): Promise<void> {
  const wanted = wantedBy(process.argv.slice(2))
  if (wanted.what === 'help') return say(...HELP)
  if (wanted.what === 'install') return install(wanted)
  const places = placesBelow(wanted.prefix)
  list(['Sẽ làm:', 'This will be done:'], uninstallPlan(places))
  if (wanted.dryRun) return
  holdInstallLock(places.program)
  await uninstall(places, wanted.systemd ? systemctl() : null)
}

main().catch((thrown: unknown) => {
  const error = diskIsFull(thrown) ? filledUp() : thrown
  if (!(error instanceof InstallFault)) {
    say(
      `Không xong: ${error instanceof Error ? error.message : String(error)}. Chạy lại đúng lệnh này thì an toàn.`,
      'It was not done; running this again is safe.',
    )
    process.exitCode = EX_IOERR
    return
  }
  for (const said of error.said) process.stderr.write(asText(said))
  process.exitCode = error.exitCode
})

/** Releases stand beside one another; which one is in use is a link that is renamed into place, so it is always one or the other. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { valid } from 'semver'
import { syncPath } from '../journal/sync-path.ts'
import { currentRelease, nodeOf, type Places, previousRelease } from './places.ts'
import { ran } from './programs.ts'
import { diskIsFull, filledUp } from './room.ts'
import { InstallFault } from './say.ts'
import { pagesAreFresh, SUMS, sha256 } from './stage.ts'

/** Half-made ones, of an installer that was killed. */
const HALF = '.half-'
const CHECK_LIMIT_MS = 600_000

/** Two builds of one version are two releases: never is a file of a running hub exchanged. */
export const releaseName = (folder: string): string => `${versionIn(folder)}-${sha256(readFileSync(join(folder, SUMS))).slice(0, 8)}`

/** @param folder a release. @returns its own word for it, as semver.org writes versions; @throws InstallFault when it is none */
export function versionIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: unknown }
  // It names a folder as well.
  if (typeof version === 'string' && valid(version) !== null) return version
  throw new InstallFault('damaged', [
    `Bộ cài này không ghi đúng số bản (${version}): xin lại bộ cài từ nơi phát hành. Chưa có gì thay đổi.`,
    `This archive does not say which version it is (${version}): ask for it again where it is published. Nothing was changed.`,
  ])
}

export const versionOf = (name: string): string => name.replace(/-[0-9a-f]{8}$/, '')

/** @throws InstallFault naming the first files that are not as they were packed */
export async function mustBeWhole(folder: string): Promise<void> {
  const { code, said } = await ran('sha256sum', ['--check', '--quiet', '--strict', SUMS], {
    cwd: folder,
    limitMs: CHECK_LIMIT_MS,
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (code === 0) return
  const first = said.split('\n').slice(0, 3).join('; ')
  throw new InstallFault('damaged', [
    `Bộ cài bị hỏng (${first}). Chép lại tệp rồi chạy lại; chưa có gì thay đổi.`,
    `The archive is damaged (${first}). Copy it again and run this again; nothing was changed.`,
  ])
}

/** @returns the folder; one that is there and whole stays as it is. @throws InstallFault, also for a disk that fills up on the way */
export async function putRelease(from: string, places: Places): Promise<string> {
  const release = join(places.releases, releaseName(from))
  for (const name of existsSync(places.releases) ? readdirSync(places.releases) : [])
    if (name.startsWith(HALF)) rmSync(join(places.releases, name), { recursive: true, force: true })
  if (existsSync(release)) {
    const isWhole = await mustBeWhole(release).then(
      () => existsSync(nodeOf(release)),
      () => false,
    )
    if (isWhole) return release
  }
  mkdirSync(places.releases, { recursive: true, mode: 0o755 })
  const half = join(places.releases, `${HALF}${process.pid}`)
  try {
    cpSync(from, half, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    // Unpacked under a strict mask it would be closed to the hub's own user.
    await ran('chmod', ['-R', 'u=rwX,go=rX', half])
    await mustBeWhole(half)
    pagesAreFresh(half)
    await ran('sync', ['-f', half])
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw diskIsFull(error) ? filledUp() : error
  }
  // Damaged, and perhaps in use: it stays readable for the hub that runs from it until it is exchanged.
  if (existsSync(release)) renameSync(release, join(places.releases, `${HALF}${process.pid}-old`))
  renameSync(half, release)
  syncPath(places.releases)
  return release
}

export const switchTo = (name: string, places: Places): void => link(places.current, name, places)
/** The one that `tieng-chuong go-back` takes. */
export const keepAsPrevious = (name: string, places: Places): void => link(places.previous, name, places)

function link(path: string, name: string, { program }: Places): void {
  rmSync(`${path}.new`, { force: true })
  symlinkSync(join('releases', name), `${path}.new`)
  renameSync(`${path}.new`, path)
  syncPath(program)
}

/** Away with all but the one in use and the one before it. */
export function pruneReleases(places: Places): void {
  const kept = [currentRelease(places), previousRelease(places)]
  for (const name of readdirSync(places.releases)) {
    if (kept.includes(name)) continue
    chmodSync(join(places.releases, name), 0o755)
    rmSync(join(places.releases, name), { recursive: true, force: true })
  }
}

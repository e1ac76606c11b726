/**
 * `npm run release -- FOLDER`: the archives that are carried to a box. One has everything inside, for this kind of machine; the
 * other is small, and its box fetches the packages itself.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { buildConsoleIfStale } from '../console-build.ts'
import { fault, run } from '../program.ts'
import { VERSION } from '../version.ts'
import { packRelease } from './pack.ts'
import { stageRelease } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const NAME = `tieng-chuong-${VERSION}`

/** Of the last commit, so that who builds it again later gets the same archive (reproducible-builds.org). */
function secondsOf(root: string): number {
  if (/^\d+$/.test(process.env.SOURCE_DATE_EPOCH ?? '')) return Number(process.env.SOURCE_DATE_EPOCH)
  try {
    return Number(execFileSync('git', ['-C', root, 'log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return Math.floor(systemClock.now() / 1000)
  }
}

run('No release was made', async () => {
  const [given, ...more] = process.argv.slice(2)
  if (!given || more.length > 0) throw fault('usage', 'Name one folder: npm run release -- FOLDER')
  const folder = resolve(given)
  if (!existsSync(join(ROOT, 'node_modules/.bin/node'))) throw fault('no-input', 'There are no packages here yet: npm ci')
  await buildConsoleIfStale(ROOT, () => void process.stderr.write('Building the pages …\n'))
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(join(folder, '.release-'))
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  // Whoever unpacks it must be able to read it.
  process.umask(0o022)
  const made: string[] = []
  for (const [ending, withModules] of [['', false] as const, [`-offline-${process.platform}-${process.arch}`, true] as const]) {
    const archive = join(folder, `${NAME}${ending}.tar.gz`)
    const staged = join(work, String(withModules), NAME)
    stageRelease(ROOT, staged, withModules)
    await packRelease(staged, archive, secondsOf(ROOT))
    made.push(archive)
  }
  return ['Made, each with its checksum beside it (.sha256):', ...made].join('\n')
})

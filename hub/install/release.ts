/**
 * `npm run release -- FOLDER [--cpu x64]`: the archives that are carried to a box. One for each processor, or for the one that is named,
 * has everything inside; the other is small, and its box fetches the packages itself. With RELEASE_KEY they are signed.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { buildConsoleIfStale } from '../console-build.ts'
import { fault, run } from '../program.ts'
import { VERSION } from '../version.ts'
import { fetchPackages } from './fetch-packages.ts'
import { type Cpu, foreignCode } from './machine-code.ts'
import { packRelease } from './pack.ts'
import { fingerprintOf, type Key, signatureOf } from './signature.ts'
import { signingBy } from './signing-key.ts'
import { SIGNATURE, SUMS, stageRelease } from './stage.ts'
import { libraryFor } from './system-library.ts'

const ROOT = join(import.meta.dirname, '../..')
/** This machine's own first: it needs nobody. */
const CPUS = (['x64', 'arm64'] as const satisfies Cpu[]).toSorted((a) => (a === process.arch ? -1 : 1))
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

/** @throws fault for a word that is not known */
function asked(): { folder: string; cpus: readonly Cpu[] } {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { cpu: { type: 'string' } } })
    const [folder, ...more] = positionals
    const cpus = CPUS.filter((cpu) => (values.cpu ?? cpu) === cpu)
    if (folder && more.length === 0 && cpus.length > 0) return { folder: resolve(folder), cpus }
  } catch {}
  throw fault('usage', 'Name one folder: npm run release -- FOLDER, or for one kind of machine only: --cpu x64, --cpu arm64')
}

run('No release was made', async () => {
  const { folder, cpus } = asked()
  if (!existsSync(join(ROOT, 'node_modules/.bin/node'))) throw fault('no-input', 'There are no packages here yet: npm ci')
  await buildConsoleIfStale(ROOT, () => void process.stderr.write('Building the pages …\n'))
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(join(folder, '.release-'))
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  // Whoever unpacks it must be able to read it.
  process.umask(0o022)
  const signing = signingBy(process.env)
  const keys = signing?.next ?? []
  const made: string[] = []

  async function packed(staged: string, ending: string): Promise<void> {
    if (signing) writeFileSync(join(staged, SIGNATURE), signatureOf(readFileSync(join(staged, SUMS)), signing.secret))
    const archive = join(folder, `${NAME}${ending}.tar.gz`)
    await packRelease(staged, archive, secondsOf(ROOT))
    made.push(archive)
  }

  const small = join(work, 'small', NAME)
  stageRelease(ROOT, small, false, { keys })
  await packed(small, '')
  for (const cpu of cpus) {
    const isOwn = cpu === process.arch && process.platform === 'linux'
    const packages = isOwn ? ROOT : join(work, `packages-${cpu}`)
    if (!isOwn) fetchPackages(small, packages, cpu)
    const staged = join(work, cpu, NAME)
    const library = libraryFor(cpu)
    if (library === null)
      throw fault('no-input', `There is no libatomic for ${cpu} here: apt install libatomic1${isOwn ? '' : `-${cpu}-cross`}`)
    stageRelease(ROOT, staged, true, { cpu, packagesIn: packages, library, keys })
    const foreign = foreignCode(staged, cpu)
    if (foreign.length > 0) throw fault('damaged', `Not for linux-${cpu}: ${foreign.join(', ')}`)
    await packed(staged, `-offline-linux-${cpu}`)
  }
  return [
    'Made, each with its checksum beside it (.sha256):',
    ...made,
    signing
      ? `Signed by ${fingerprintOf(keys[0] as Key)}: tell this fingerprint to whoever installs, by another way than the archive.`
      : 'NOT signed, because RELEASE_KEY names no key: a box that has a signed one takes it with --unsigned only.',
  ].join('\n')
})

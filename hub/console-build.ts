/**
 * Builds the pages when they are missing or older than what they are made of. Vite runs in a process of its own,
 * so that neither its memory nor its faults stay with the hub; a half-made build never stands in `console/dist`.
 */
import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Everything the pages are made of, from the project's folder; a folder counts with all below it. */
const SOURCES = [
  'console/src',
  'console/manual',
  // The manual's pages; its pictures change with them.
  'docs/vi',
  'docs/en',
  'docs/deploy/README.md',
  'docs/devices',
  'docs/CHANGELOG.md',
  'docs/configuration.md',
  'docs/operating.md',
  'docs/reports.md',
  'console/public',
  'console/index.html',
  'console/vite.config.ts',
  'console/gzip-files.ts',
  'console/phone-files.ts',
  'console/tsconfig.json',
  'hub/contract',
  'package-lock.json',
]
const BUILT = 'console/dist/index.html'
const LIMIT_MS = 300_000
/** Of what the builder said, the end is what tells. */
const SAID_CHARS = 4_000

async function newestChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const times = await Promise.all((await readdir(path)).map((name) => newestChange(join(path, name))))
  // The folder's own time tells of files that were removed.
  return Math.max(found.mtimeMs, ...times)
}

/** @param root the project's folder */
export async function isConsoleStale(root: string): Promise<boolean> {
  const built = await stat(join(root, BUILT)).catch(() => null)
  if (!built) return true
  const changes = await Promise.all(SOURCES.map((source) => newestChange(join(root, source))))
  return Math.max(...changes) > built.mtimeMs
}

/**
 * @param root the project's folder
 * @param starting called when a build begins; it takes some ten seconds
 * @throws when the build fails, with what the builder said; `console/dist` is then as it was
 */
export async function buildConsoleIfStale(root: string, starting: () => void = () => {}): Promise<'fresh' | 'built'> {
  if (!(await isConsoleStale(root))) return 'fresh'
  starting()
  const begun = new Date()
  const made = join(root, '.cache', `console-${process.pid}`)
  await mkdir(made, { recursive: true })
  try {
    await runVite(root, made)
    // What changes while the build runs is newer than the build.
    await utimes(join(made, 'index.html'), begun, begun)
    await putInPlace(made, join(root, 'console/dist'))
  } finally {
    await rm(made, { recursive: true, force: true })
  }
  return 'built'
}

async function putInPlace(made: string, place: string): Promise<void> {
  await rm(place, { recursive: true, force: true })
  // Another process may have put its own there in the same moment: one of the two stays, both are good.
  await rename(made, place).catch(() => cp(made, place, { recursive: true, preserveTimestamps: true }))
}

function runVite(root: string, outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', 'console', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  child.once('close', () => process.off('exit', stop))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said = `${said}${bytes.toString()}`.slice(-SAID_CHARS)
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the console could not be built (exit code ${code}):\n${said}`)),
    )
  })
}

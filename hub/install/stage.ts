/** The folder that a release is: programs, built pages, papers, its own lockfile, and a checksum of every file. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Cpu } from './machine-code.ts'
import { forRuntime, isRuntime, type Lockfile, type Manifest, namedPackages, PROGRAMS } from './runtime-lock.ts'
import { stageLibrary } from './system-library.ts'

/** What no program reads while it runs; half of all files of the packages. Licences stay. */
const NEVER_READ = /\.(d\.[cm]?ts|map|md|markdown|flow)$/i

/** In the form of sha256sum(1), which is on every box. */
export const SUMS = 'SHA256SUMS'
/** Its signature, beside it. */
export const SIGNATURE = 'SHA256SUMS.sig'
/** Keys that may sign the releases after this one. */
export const KEYS = 'release-keys'
export const PAGES = 'console/dist'
const PAPERS = ['docs', 'LICENSE', 'README.md', '.npmrc'] as const
/** Pictures are four fifths of the papers, and a release is carried on a stick. */
const LEFT_OUT = /^(docs\/screenshots|.*\/\.cache)(\/|$)/
/** Of the runtime only the program: its headers and manuals are as large again. */
const OF_NODE = /^(bin(\/node)?|LICENSE|package\.json)?$/

type How = {
  /** For which processor the packages are. */
  cpu?: Cpu
  /** Where they are, when not in the project's own folder. */
  packagesIn?: string
  /** libatomic for that processor; null: it does not come along. */
  library?: string | null
  /** Keys that may sign the releases after this one. */
  keys?: readonly string[]
}

/**
 * @param root the project's folder, its pages built
 * @param into is made; must not exist
 * @param withModules also what npm would fetch, so that the box needs neither npm nor the internet
 * @throws a sentence when something that belongs in it is not there
 */
export function stageRelease(
  root: string,
  into: string,
  withModules: boolean,
  { cpu, packagesIn = root, library = null, keys = [] }: How = {},
): void {
  if (!existsSync(join(root, PAGES, 'index.html'))) throw new Error(`There are no pages in ${PAGES}: npm run build`)
  mkdirSync(into, { recursive: true })
  for (const path of [...PROGRAMS, PAGES, ...PAPERS]) copy(root, into, path)
  const { manifest, lockfile } = forRuntime(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest,
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile,
    namedPackages(root),
  )
  for (const [name, text] of [['package.json', manifest] as const, ['package-lock.json', lockfile] as const])
    writeFileSync(join(into, name), `${JSON.stringify(text, null, 2)}\n`)
  if (withModules) copyModules(packagesIn, into, Object.keys(lockfile.packages), cpu ?? (process.arch as Cpu))
  if (library !== null) stageLibrary(library, into)
  if (keys.length > 0) writeFileSync(join(into, KEYS), `${keys.join('\n')}\n`)
  cpSync(join(root, 'hub/install/install.sh'), join(into, 'install.sh'))
  writeFileSync(join(into, SUMS), sumsOf(into))
}

const copy = (root: string, into: string, path: string) =>
  cpSync(join(root, path), join(into, path), {
    recursive: true,
    preserveTimestamps: true,
    filter: (from) => !LEFT_OUT.test(relative(root, from)),
  })

function copyModules(root: string, into: string, paths: readonly string[], cpu: Cpu): void {
  for (const path of paths) {
    const from = join(root, path)
    // An optional package for another kind of machine.
    const isNode = isRuntime(path.slice('node_modules/'.length))
    if (path === '' || !existsSync(from) || (isNode && !path.endsWith(`linux-${cpu}`))) continue
    cpSync(from, join(into, path), {
      recursive: true,
      filter: (file) => {
        const inside = relative(from, file)
        return isNode ? OF_NODE.test(inside) : !/(^|\/)node_modules(\/|$)/.test(inside) && !NEVER_READ.test(inside) && isFor(cpu, inside)
      },
    })
    if (isNode) {
      mkdirSync(join(into, 'node_modules/.bin'), { recursive: true })
      symlinkSync(join('..', path.slice('node_modules/'.length), 'bin/node'), join(into, 'node_modules/.bin/node'))
    }
  }
}

/** Programs that a package brings for every kind of machine: `prebuilds/linux-x64/…` of node-gyp-build. */
const isFor = (cpu: Cpu, inside: string): boolean => (/(?:^|\/)prebuilds\/([^/]+)/.exec(inside)?.[1] ?? `linux-${cpu}`) === `linux-${cpu}`

/** A line for every file, sorted by name. */
export function sumsOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name !== SUMS && name !== SIGNATURE)
    .sort()
  return files.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`).join('')
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The pages count as built after whatever they were made of: a copy that took a while would have them built anew on the box. */
export function pagesAreFresh(release: string): void {
  const now = new Date(systemClock.now())
  utimesSync(join(release, PAGES, 'index.html'), now, now)
}

/**
 * What a box needs of the lockfile: the packages that the hub and the bridge name, and whatever those need. The pages are built
 * before a release is made, so what builds them and what they are built of, two thirds of it all, stays behind.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Locked = Readonly<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string> | undefined>>
export type Lockfile = { packages: Record<string, Locked> } & Record<string, unknown>
export type Manifest = { name: string; version: string; scripts: Record<string, string> } & Record<string, unknown>

/** The only programs of a release. */
export const PROGRAMS = ['hub', 'firmware-bridge'] as const
/** Node itself, which no program names (docs/decisions/0005). */
const RUNTIME = /^node-(linux|bin-darwin)-(x64|arm64)$/
export const isRuntime = (name: string): boolean => RUNTIME.test(name)

/** @param root the project's folder */
export function namedPackages(root: string): string[] {
  const sources = PROGRAMS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const named = sources.flatMap((text) => [...text.matchAll(/\b(?:from|import) '([^.'][^']*)'/g)].map(([, name = '']) => packageOf(name)))
  return [...new Set(named)].filter((name) => !name.startsWith('node:')).sort()
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** The same two files with only what `named` needs; npm takes them as a whole of their own (`npm ci`). */
export function forRuntime(manifest: Manifest, lockfile: Lockfile, named: readonly string[]): { manifest: Manifest; lockfile: Lockfile } {
  const root = lockfile.packages['']
  if (!root) throw new Error('package-lock.json has no entry of the project itself: run npm install')
  const isNamed = (name: string) => named.includes(name) || isRuntime(name)
  const ofThem = (all: Record<string, string> = {}) => Object.fromEntries(Object.entries(all).filter(([name]) => isNamed(name)))
  const wanted = { dependencies: ofThem(root.dependencies), optionalDependencies: ofThem(root.optionalDependencies) }
  const missing = named.filter((name) => !(name in wanted.dependencies))
  if (missing.length > 0) throw new Error(`the programs name what package.json does not have among its dependencies: ${missing.join(', ')}`)

  const found = new Set<string>()
  const visit = (from: string, name: string): void => {
    const path = resolved(lockfile, from, name)
    if (path === null || found.has(path)) return
    found.add(path)
    const { dependencies, optionalDependencies, peerDependencies } = lockfile.packages[path] as Locked
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) visit(path, next)
  }
  for (const name of Object.keys({ ...wanted.dependencies, ...wanted.optionalDependencies })) visit('', name)

  const own = { ...wanted, devDependencies: undefined }
  const packages = Object.entries(lockfile.packages).filter(([path]) => found.has(path))
  return {
    manifest: { ...manifest, ...own, scripts: programsOf(manifest.scripts) },
    lockfile: { ...lockfile, packages: Object.fromEntries([['', { ...root, ...own }], ...packages]) },
  }
}

/** Where Node finds a package that another one asks for: beside it, or beside whoever it stands in. */
function resolved({ packages }: Lockfile, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (path in packages) return path
    if (at === '') return null
  }
}

/** The scripts that start a program of the release. */
const programsOf = (scripts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(scripts).filter(([, line]) => /\bnode (hub|firmware-bridge)\//.test(line) && !line.includes('install/release')),
  )

/** Whoever publishes: a checkout, keys made by openssl as the manual has it, and `npm run release`. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packRelease } from '../../hub/install/pack.ts'
import { pagesAreFresh } from '../../hub/install/stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const OF_A_RELEASE = [
  'hub',
  'firmware-bridge',
  'docs',
  'console/dist',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'README.md',
  '.npmrc',
]
export const SECONDS = 1_700_000_000
const LEVEL = 1

export type Publisher = ReturnType<typeof openPublisher>

/** @param work an empty folder of its own */
export function openPublisher(work: string) {
  const checkout = join(work, 'checkout')
  mkdirSync(join(checkout, 'console'), { recursive: true })
  for (const name of OF_A_RELEASE)
    cpSync(join(ROOT, name), join(checkout, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (from) => !from.includes('docs/screenshots'),
    })
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'))
  pagesAreFresh(checkout)
  const manifest = readFileSync(join(checkout, 'package.json'), 'utf8')

  return {
    /** A new pair; `open` is the public half, for RELEASE_NEXT_KEY. */
    key(name: string): { secret: string; open: string } {
      const [secret, open] = [join(work, `${name}.pem`), join(work, `${name}-public.pem`)]
      execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', secret])
      execFileSync('openssl', ['pkey', '-in', secret, '-pubout', '-out', open])
      return { secret, open }
    },
    /** `npm run release`, for this kind of machine. @returns the archive with everything inside, the small one, and the fingerprint that was printed */
    release(version: string, keys: { RELEASE_KEY?: string; RELEASE_NEXT_KEY?: string }): { archive: string; small: string; print: string } {
      writeFileSync(join(checkout, 'package.json'), manifest.replace(/"version": "[^"]+"/, `"version": "${version}"`))
      const { RELEASE_KEY, RELEASE_NEXT_KEY, ...env } = process.env
      const folder = join(work, `released-${version}`)
      const { status, stdout, stderr } = spawnSync('npm', ['run', 'release', '--', folder, '--cpu', process.arch], {
        cwd: checkout,
        encoding: 'utf8',
        env: { ...env, SOURCE_DATE_EPOCH: String(SECONDS), ...keys },
      })
      if (status !== 0) throw new Error(stdout + stderr)
      const [, print = ''] = /^Signed by ([0-9a-f ]+):/m.exec(stdout) ?? []
      const name = join(folder, `tieng-chuong-${version}`)
      return { archive: `${name}-offline-linux-${process.arch}.tar.gz`, small: `${name}.tar.gz`, print }
    },
  }
}

/** As `tar xzf` leaves it. @returns the folder of the release */
export function unpackedAt(archive: string, into: string): string {
  mkdirSync(into, { recursive: true })
  execFileSync('tar', ['-xzf', archive, '-C', into])
  return join(into, execFileSync('ls', [into], { encoding: 'utf8' }).trim())
}

/** An archive whose files are those of an unpacked release but for what `change` does to them. It lies at `archive`, its sum beside it. */
export async function forged(unpacked: string, archive: string, change: (folder: string) => void): Promise<string> {
  // Beside the one whose files it has: a stick keeps no links.
  const work = mkdtempSync(`${dirname(unpacked)}-forged-`)
  const folder = join(work, 'tieng-chuong')
  execFileSync('cp', ['-al', unpacked, folder])
  change(folder)
  await packRelease(folder, archive, SECONDS, LEVEL)
  execFileSync('rm', ['-rf', work])
  return archive
}

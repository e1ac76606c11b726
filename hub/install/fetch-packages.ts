/** The packages of a release for another processor than this one's: npm knows which belong there (npm-ci, --cpu --os --libc). */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from '../program.ts'
import type { Cpu } from './machine-code.ts'

const LIMIT_MS = 900_000

/**
 * @param release a staged one, with its own lockfile
 * @param into is made, and gets node_modules
 * @throws a sentence when npm cannot fetch them
 */
export function fetchPackages(release: string, into: string, cpu: Cpu): void {
  mkdirSync(into, { recursive: true })
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(release, name), join(into, name))
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', `--cpu=${cpu}`, '--os=linux', '--libc=glibc']
  const { status, stderr, error } = spawnSync('npm', args, { cwd: into, encoding: 'utf8', timeout: LIMIT_MS })
  // An npm that does not know --cpu brings those of this machine.
  if (status === 0 && existsSync(join(into, `node_modules/node-linux-${cpu}/bin/node`))) return
  const why = error?.message ?? (status === 0 ? 'npm 10 or newer is needed' : stderr.trim().split('\n').at(-1))
  throw fault('io', `The packages for ${cpu} could not be fetched: ${why}`)
}

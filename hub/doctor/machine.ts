/** The machine itself: its clock's keeper, its disk, its addresses. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../desk/clock.ts'
import type { World } from './world.ts'

const LIMIT_MS = 5_000
const WRITES = 8
const BYTES = 4096

/** timedatectl(1) asks systemd-timedated, which knows of chrony and of timesyncd. */
export const ntp: World['ntp'] = () =>
  new Promise((resolve) => {
    execFile('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { timeout: LIMIT_MS }, (error, said) => {
      const word = said.trim()
      resolve(error || (word !== 'yes' && word !== 'no') ? null : word === 'yes')
    })
  })

export async function space(folder: string): ReturnType<World['disk']['space']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return null
  }
}

/** As the journal writes: append, then fsync (sqlite.org/pragma.html, synchronous=FULL). The file is gone at the end. */
export async function syncedWrites(folder: string, clock: Pick<Clock, 'steady'>): Promise<number[]> {
  const file = join(folder, `doctor-${randomBytes(6).toString('hex')}`)
  const took: number[] = []
  const handle = await open(file, 'wx', 0o600)
  try {
    for (let n = 0; n < WRITES; n++) {
      const from = clock.steady()
      await handle.write(randomBytes(BYTES))
      await handle.sync()
      took.push(clock.steady() - from)
    }
  } finally {
    await handle.close()
    rmSync(file, { force: true })
  }
  return took
}

export const modeOf = (folder: string): number | null => statSync(folder, { throwIfNoEntry: false })?.mode ?? null

/** IPv4 first: it is what a phone in the same house is told. */
export const addresses: World['addresses'] = () =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address)

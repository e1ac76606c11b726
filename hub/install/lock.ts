/**
 * One installer at a time. The lock is the operating system's and goes with an open file (flock(2)): it dies with the last process
 * that has it, kill -9 included, and whoever is started with that file holds it too, also when the one that took it is gone.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { InstallFault } from './say.ts'

const HANDED_ON = 'TIENG_CHUONG_LOCKED'
/** The number under which it is handed on, and by which flock(1) is told. */
const FD = 3

/** An open file, held until the process ends; null: whoever started this process holds it for it. */
export type Lock = number | null

/** This process was started by `tieng-chuong update`. */
export const isHandedOn = (): boolean => process.env[HANDED_ON] !== undefined

export function holdInstallLock(folder: string): Lock {
  if (isHandedOn()) return null
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const file = openSync(join(folder, 'install.lock'), 'a')
  const { status, error } = spawnSync('flock', ['--nonblock', String(FD)], { stdio: ['ignore', 'ignore', 'ignore', file] })
  if (status === 0) return file
  if (error) throw new InstallFault('unavailable', ['Máy này thiếu lệnh flock (gói util-linux).', 'There is no flock here (util-linux).'])
  throw new InstallFault('unavailable', [
    'Một lần cài đặt khác đang chạy trên máy này: hãy đợi nó xong rồi chạy lại.',
    'Another installation is running on this machine: wait until it has ended, then run this again.',
  ])
}

/** For spawn: the child holds the lock for as long as it lives. */
export const handedOn = (lock: Lock) =>
  lock === null
    ? {}
    : { stdio: ['inherit', 'inherit', 'inherit', lock] as ('inherit' | number)[], env: { ...process.env, [HANDED_ON]: String(FD) } }

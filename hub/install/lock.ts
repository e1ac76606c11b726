/** One installer at a time. The lock is the operating system's, so it dies with the process, kill -9 included. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InstallFault } from './say.ts'

/** Held until the process ends. */
export function holdInstallLock(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const lock = new DatabaseSync(join(folder, 'install.lock'))
  try {
    // Nothing is ever written in it, so there is nothing to recover.
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch {
    lock.close()
    throw new InstallFault('unavailable', [
      'Một lần cài đặt khác đang chạy trên máy này: hãy đợi nó xong rồi chạy lại.',
      'Another installation is running on this machine: wait until it has ended, then run this again.',
    ])
  }
}

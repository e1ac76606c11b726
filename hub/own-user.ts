/** Root works as the hub's own user: a file that root leaves in the data folder is one that the hub cannot write again. */
import { statSync } from 'node:fs'

/** Node has it on every POSIX system; its types leave it out. */
type WithGroups = typeof process & { initgroups?(user: number, extraGroup: number): void }

/** Nothing to do for anybody but root, or where there is no such folder. */
export function becomeOwnerOf(folder: string): void {
  if (process.getuid?.() !== 0) return
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (!owner || owner.uid === 0) return // With its other groups as well: a certificate's key is often read by one of them.
  ;(process as WithGroups).initgroups?.(owner.uid, owner.gid)
  process.setgid?.(owner.gid)
  process.setuid?.(owner.uid)
}

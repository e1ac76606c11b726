/** Root works as the hub's own user: a file that root leaves in the data folder is one that the hub cannot write again. */
import { statSync } from 'node:fs'

/** Nothing to do for anybody but root, or where there is no such folder. */
export function becomeOwnerOf(folder: string): void {
  if (process.getuid?.() !== 0) return
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (!owner || owner.uid === 0) return
  process.setgroups?.([owner.gid])
  process.setgid?.(owner.gid)
  process.setuid?.(owner.uid)
}

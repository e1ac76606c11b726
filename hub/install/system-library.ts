/**
 * Node is linked to libatomic, a part of GCC that a small Debian does not have (package libatomic1, priority optional). A box that
 * never sees the internet could not get it, so the archives "offline" bring it, and it is put in place where it is missing.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncPath } from '../journal/sync-path.ts'
import type { Cpu } from './machine-code.ts'
import { ran } from './programs.ts'
import type { Said } from './say.ts'

const NAME = 'libatomic.so.1'
export const LIBRARY = join('lib', NAME)
/** Where ld.so(8) of Debian and Ubuntu looks beside the system's own. */
const PLACE = join('/usr/local/lib', NAME)
const TRIPLET: Record<Cpu, string> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }
const NOTICE = `${NAME} is part of GCC (https://gcc.gnu.org), under the GNU General Public License 3 with the GCC Runtime Library
Exception 3.1, as Debian's package libatomic1 has it.
`

/** Of this machine, or of its cross compiler (Debian's libatomic1-arm64-cross); null: it is not there. */
export const libraryFor = (cpu: Cpu): string | null =>
  [join('/usr/lib', TRIPLET[cpu], NAME), join('/usr', TRIPLET[cpu], 'lib', NAME)].find((file) => existsSync(file)) ?? null

export function stageLibrary(from: string, release: string): void {
  mkdirSync(dirname(join(release, LIBRARY)), { recursive: true })
  copyFileSync(from, join(release, LIBRARY))
  writeFileSync(join(dirname(join(release, LIBRARY)), 'LICENSE'), NOTICE)
}

/** install.sh has found that Node runs only with what came along. */
export const isLibraryMissing = (): boolean => process.env.TIENG_CHUONG_LIBRARY === 'missing'

export const LIBRARY_PLAN: Said = [
  `Máy này thiếu một thư viện mà Node cần: chép ${NAME} vào ${PLACE}.`,
  `This machine lacks a library that Node needs: put ${NAME} into ${PLACE}.`,
]

export async function putLibrary(release: string): Promise<void> {
  mkdirSync(dirname(PLACE), { recursive: true })
  // Every Node on the machine is linked to what has this name: half of it would start none.
  copyFileSync(join(release, LIBRARY), `${PLACE}.new`)
  syncPath(`${PLACE}.new`)
  renameSync(`${PLACE}.new`, PLACE)
  syncPath(dirname(PLACE))
  await ran('ldconfig', [])
}

/** Only the one that came with a release. */
export async function removeLibrary(release: string): Promise<void> {
  const own = join(release, LIBRARY)
  if (!existsSync(own) || !existsSync(PLACE) || !readFileSync(own).equals(readFileSync(PLACE))) return
  rmSync(PLACE)
  await ran('ldconfig', [])
}

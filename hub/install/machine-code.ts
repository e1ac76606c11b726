/** For which processor the programs in a folder are made: what they say of themselves in their first bytes. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'

export type Cpu = 'x64' | 'arm64'

/** e_machine of ELF, at byte 18, little-endian (elf(5)). */
const MACHINE: Record<Cpu, number> = { x64: 62, arm64: 183 }
const ELF = '7f454c46'
/** Of macOS and Windows: Mach-O of 64 bit, of several processors at once, and PE. */
const ELSEWHERE = /^(cffaedfe|cafebabe|4d5a)/

/** @returns every file below that another processor or another system would have to run; empty: it is all for Linux on this one */
export function foreignCode(folder: string, cpu: Cpu): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isForeign(file, cpu))
    .map((file) => relative(folder, file))
    .sort()
}

function isForeign(file: string, cpu: Cpu): boolean {
  const head = Buffer.alloc(20)
  const fd = openSync(file, 'r')
  try {
    if (readSync(fd, head, 0, head.length, 0) < head.length) return false
  } finally {
    closeSync(fd)
  }
  const magic = head.toString('hex', 0, 4)
  return magic === ELF ? head.readUInt16LE(18) !== MACHINE[cpu] : /\.(node|so|dylib|dll|exe)$/.test(file) && ELSEWHERE.test(magic)
}

/** An archive is unpacked beside the releases: there is room for one more, as for this. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from './places.ts'

const NAME = 'unpacked-'

export const unpackedFolder = ({ program }: Places): string => mkdtempSync(join(program, NAME))

/**
 * What an update that was killed left behind. Only by whoever holds the lock, which whoever unpacked something holds until the end.
 * @param here the folder of the program that asks, which stays
 */
export function sweepUnpacked({ program }: Places, here = ''): void {
  for (const name of readdirSync(program)) {
    const folder = join(program, name)
    if (name.startsWith(NAME) && !here.startsWith(`${folder}/`)) rmSync(folder, { recursive: true, force: true })
  }
}

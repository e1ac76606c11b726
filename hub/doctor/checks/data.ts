import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** Anybody but the owner: secrets and every shop's place lie there. */
const OTHERS = 0o077

/** Every event read, as the hub would at its start. */
export async function dataCheck({ data }: Pick<World, 'data'>): Promise<Finding[]> {
  const mode = data.mode()
  const open = mode !== null && (mode & OTHERS) !== 0 ? [say('folder-open', { folder: data.folder })] : []
  const found = await data.verify()
  if (found === null) return [say('no-data', { folder: data.folder }), ...open]
  const faults = [
    ...(found.journal === null ? [] : [say('journal-damaged', { why: found.journal })]),
    ...(found.registry === null ? [] : [say('registry-damaged', { why: found.registry })]),
    ...(found.secrets === null ? [] : [say('secrets-damaged', { why: found.secrets })]),
  ]
  const { events, sites, people } = found
  return [...(faults.length > 0 ? faults : [say('data-whole', { events, sites, people })]), ...open]
}

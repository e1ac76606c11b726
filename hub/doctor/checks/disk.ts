import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** As on the health page. */
const LITTLE_BYTES = 500 * 1024 ** 2
const LITTLE_SHARE = 0.05
/** A press waits for one of these; people are told after 300 ms without it. */
const SLOW_MS = 150

export async function diskCheck({ disk }: Pick<World, 'disk'>): Promise<Finding[]> {
  return [...(await room(disk)), ...(await writes(disk))]
}

async function room(disk: World['disk']): Promise<Finding[]> {
  const space = await disk.space()
  if (space === null) return [say('disk-unknown')]
  const figures = { free: Math.floor(space.free / 1024 ** 2), percent: Math.floor((space.free / space.size) * 100) }
  return [say(space.free < LITTLE_BYTES || space.free < space.size * LITTLE_SHARE ? 'disk-little' : 'disk-ok', figures)]
}

async function writes(disk: World['disk']): Promise<Finding[]> {
  try {
    const took = Math.max(...(await disk.syncedWrites()))
    const ms = took < 10 ? Math.round(took * 10) / 10 : Math.round(took)
    return [say(took > SLOW_MS ? 'sync-slow' : 'sync-ok', { ms })]
  } catch (error) {
    return [say('sync-refused', { why: error instanceof Error ? error.message : String(error) })]
  }
}

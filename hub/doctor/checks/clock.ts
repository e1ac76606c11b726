import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** Is it kept right by somebody? What push services say of the time stands with them. */
export async function clockCheck({ ntp }: Pick<World, 'ntp'>): Promise<Finding[]> {
  const synced = await ntp()
  return [say(synced === null ? 'clock-unknown' : synced ? 'clock-synced' : 'clock-not-synced')]
}

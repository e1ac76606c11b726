import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** Who would hear an alarm at this moment. */
export function dutyCheck({ hub }: Pick<World, 'hub'>): Finding[] {
  if (hub.is !== 'running') return [say('unknown-while-stopped')]
  const { stations } = hub.facts
  if (stations.length === 0) return [say('stations-none')]
  return stations.map(({ name: station, attended, onDuty, leftAt }) => {
    if (attended) return say('station-attended', { station })
    return onDuty > 0 ? say('station-away', { station }) : say('station-empty', { station, when: leftAt ?? 'never' })
  })
}

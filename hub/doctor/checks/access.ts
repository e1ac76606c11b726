import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** Has everybody a second factor of whom the office asks one? Who asks nobody is told nothing. */
export function accessCheck({ hub }: Pick<World, 'hub'>): Finding[] {
  if (hub.is !== 'running' || !hub.facts.withoutSecondFactor) return []
  const names = hub.facts.withoutSecondFactor
  return [names.length === 0 ? say('second-factor-kept') : say('second-factor-missing', { names: names.join(', ') })]
}

import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

export function versionsCheck({ here, hub }: Pick<World, 'here' | 'hub'>): Finding[] {
  const { version, node, wantedNode } = here
  const findings = [say('versions', { version, node })]
  if (node !== wantedNode) findings.push(say('node-other', { node, wanted: wantedNode }))
  if (hub.is === 'running' && hub.facts.version !== version) findings.push(say('hub-older', { running: hub.facts.version, here: version }))
  return findings
}

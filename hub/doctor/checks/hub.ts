import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** Does it run, does it answer, and what does it say of itself? */
export function hubCheck({ hub, config, configFaults, data }: Pick<World, 'hub' | 'config' | 'configFaults' | 'data'>): Finding[] {
  const settings = config === null ? [say('settings-bad', { faults: configFaults.join('; ') })] : []
  switch (hub.is) {
    case 'not-yours':
      return [...settings, say('hub-not-yours', { folder: data.folder })]
    case 'stopped':
      return [...settings, say(data.mode() === null ? 'no-data' : 'hub-stopped', { folder: data.folder })]
    case 'silent':
      return [...settings, say('hub-silent', { address: hub.door.http })]
    case 'running': {
      const { health } = hub.facts
      const said = Object.entries(health.checks).flatMap(([part, { status, detail = '', said: words }]): Finding[] =>
        status === 'ok' ? [] : [{ ...say(status === 'down' ? 'hub-down' : 'hub-says', { part, detail }), ...(words && { said: words }) }],
      )
      // It was started by a service with settings of its own; what is looked at here by these would say nothing of it.
      const differ = config !== null && (hub.door.https !== null) !== (config.tls !== null) ? [say('settings-differ')] : []
      return [...settings, say('hub-runs', { since: health.startedAt }), ...differ, ...said]
    }
  }
}

import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** What the hub is carried by: gateways and modems, and the power of its own machine. */
export function devicesCheck({ hub, config }: Pick<World, 'hub' | 'config'>): Finding[] {
  if (hub.is !== 'running') return [say('unknown-while-stopped')]
  const { gateways: all, withoutNumber = 0 } = hub.facts
  return [
    ...gateways(all),
    ...all.flatMap(modem),
    ...(withoutNumber > 0 ? [say('numbers-missing', { count: withoutNumber })] : []),
    power(hub.facts.power, config?.ups != null),
  ]
}

type Gateway = Extract<World['hub'], { is: 'running' }>['facts']['gateways'][number]

/** What one that is heard says of its modem. */
function modem({ label, state, modem: is }: Gateway): Finding[] {
  if (!is || state !== 'online') return []
  if (is.sim !== 'ready' && is.sim !== 'unknown') return [say('modem-sim', { label, sim: is.sim })]
  if (is.registration !== 'home' && is.registration !== 'roaming') return [say('modem-no-network', { label })]
  return [say('modem-well', { label })]
}

function gateways(all: Extract<World['hub'], { is: 'running' }>['facts']['gateways']): Finding[] {
  if (all.length === 0) return [say('gateways-none')]
  const heard = all.filter(({ state }) => state === 'online').length
  const others = all.flatMap(({ label, state, lastHeardAt }) => {
    if (state === 'online') return []
    return lastHeardAt === undefined ? [say('gateway-never', { label })] : [say('gateway-silent', { label, since: lastHeardAt })]
  })
  return heard > 0 ? [say('gateways-heard', { count: heard }), ...others] : others
}

function power(is: Extract<World['hub'], { is: 'running' }>['facts']['power'], isAsked: boolean): Finding {
  if (!is) return say(isAsked ? 'ups-silent' : 'ups-none')
  if (is.onBattery) return say('mains-off', { minutes: is.minutes ?? '' })
  return say(is.isLost ? 'ups-silent' : 'mains-on')
}

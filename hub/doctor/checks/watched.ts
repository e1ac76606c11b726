import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

type Facts = Extract<World['hub'], { is: 'running' }>['facts']

/** Who notices that this hub dies, and whose death is noticed here. */
export function watchedCheck({ hub }: Pick<World, 'hub'>): Finding[] {
  if (hub.is !== 'running') return [say('unknown-while-stopped')]
  const { alive, watchedHubs } = hub.facts
  const failing = alive.filter(({ failingSince }) => failingSince !== undefined)
  return [
    ...(alive.length === 0 ? [say('alive-none')] : alive.map(road)),
    ...(failing.length > 0 && failing.length === alive.length ? [say('alive-nobody')] : []),
    ...watchedHubs.map(neighbour),
  ]
}

function road({ to, failingSince: since, why = 'unreachable', lastOkAt }: Facts['alive'][number]): Finding {
  if (since === undefined) return lastOkAt === undefined ? say('alive-waits', { to }) : say('alive-ok', { to })
  return why === 'untrusted' ? say('alive-untrusted', { to, since }) : say('alive-fails', { to, since, why })
}

function neighbour({ name, state, lostSince, flapping }: Facts['watchedHubs'][number]): Finding {
  if (state === 'never-heard') return say('watched-never', { name })
  if (state === 'lost') return say('watched-lost', { name, since: lostSince ?? '' })
  return say(flapping ? 'watched-unsteady' : 'watched-heard', { name })
}

/** Hubs that are watched from here. What each shows with its beat is made here, shown once, and kept as SHA-256. */
import type { WatchedHubId } from '../contract/ids.ts'
import type { WatchedHub } from '../contract/watched.ts'
import { type Chance, freshId, iso, keepOnly, type Make, patched, refuse, withEntry } from './change.ts'
import type { RegistryData } from './data.ts'
import { sha256 } from './secrets.ts'

const unknown = () => refuse('no-such-watched-hub', 'There is no watched hub with this id.')
const noStation = (id: string) => refuse('no-such-station', `The station ${id} does not exist: add it first.`)
const known = ({ watchedHubs }: RegistryData, id: WatchedHubId): WatchedHub | null => {
  const hub = watchedHubs.get(id)
  return hub && hub.removedAt === undefined ? hub : null
}

function issue(data: RegistryData, id: WatchedHubId, chance: Chance) {
  const token = `${id}.${chance.secret()}`
  return { watchedTokens: withEntry(data.watchedTokens, id, sha256(token)), token }
}

export const addWatchedHub: Make<'AddWatchedHub'> = (data, { hub }, chance) => {
  if (!data.stations.has(hub.station)) return noStation(hub.station)
  const id = freshId(data.watchedHubs, 'watched', chance)
  const watchedHub: WatchedHub = { id, ...hub }
  const { watchedTokens, token } = issue(data, id, chance)
  return {
    data: { ...data, watchedTokens, watchedHubs: withEntry(data.watchedHubs, id, watchedHub) },
    subject: id,
    answer: { watchedHub, token },
  }
}

export const patchWatchedHub: Make<'PatchWatchedHub'> = (data, { id, patch }) => {
  const before = known(data, id)
  if (!before) return unknown()
  if (patch.station !== undefined && !data.stations.has(patch.station)) return noStation(patch.station)
  const watchedHub: WatchedHub = patched(before, patch)
  return { data: { ...data, watchedHubs: withEntry(data.watchedHubs, id, watchedHub) }, subject: id, answer: { watchedHub } }
}

export const rotateWatchedHub: Make<'RotateWatchedHub'> = (data, { id }, chance) => {
  const watchedHub = known(data, id)
  if (!watchedHub) return unknown()
  const { watchedTokens, token } = issue(data, id, chance)
  return { data: { ...data, watchedTokens }, subject: id, answer: { watchedHub, token } }
}

export const removeWatchedHub: Make<'RemoveWatchedHub'> = (data, { id, at }) => {
  const before = known(data, id)
  if (!before) return unknown()
  const watchedHub: WatchedHub = { ...before, removedAt: iso(at) }
  const watchedTokens = keepOnly(data.watchedTokens, (_, hub) => hub !== id)
  return { data: { ...data, watchedTokens, watchedHubs: withEntry(data.watchedHubs, id, watchedHub) }, subject: id, answer: { watchedHub } }
}

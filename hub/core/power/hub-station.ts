/** Where the machine of the hub stands: as the office has set it, else in the first commune there is. */
import type { StationId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'

export function hubStation({ settings, stations }: Pick<Directory, 'settings' | 'stations'>): StationId | null {
  const set = settings.power?.station
  if (set !== undefined && stations.has(set)) return set
  const all = [...stations.values()]
  return (all.find(({ level }) => level === 'commune') ?? all[0])?.id ?? null
}

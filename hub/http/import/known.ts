/** What exists already, as far as a sheet may refer to it; plain data, because it goes to the reading thread. */
import type { StationId } from '../../contract/ids.ts'
import type { Site, Station } from '../../contract/resources.ts'
import type { Directory } from '../../core/directory.ts'
import { plain } from './columns.ts'

export type Known = {
  stations: readonly Pick<Station, 'id' | 'name'>[]
  sites: readonly Pick<Site, 'code' | 'name' | 'address'>[]
}
export type Lookup = {
  /** The stations of this id or name. */
  stations(text: string): readonly StationId[]
  /** The code of the site of this name and address. */
  code(name: string, address: string): string | undefined
}

export const knownOf = ({ stations, sites }: Pick<Directory, 'stations' | 'sites'>): Known => ({
  stations: [...stations.values()].map(({ id, name }) => ({ id, name })),
  sites: [...sites.values()].map(({ code, name, address }) => ({ code, name, address })),
})

export const identityOf = (name: string, address: string): string => `${plain(name)}\n${plain(address)}`

export function lookupIn({ stations, sites }: Known): Lookup {
  const byName = Map.groupBy(stations, ({ name }) => plain(name))
  const byId = new Map(stations.map(({ id }) => [String(id), id]))
  const codes = new Map(sites.map(({ name, address, code }) => [identityOf(name, address), code]))
  return {
    stations(text) {
      const id = byId.get(text)
      return id === undefined ? (byName.get(plain(text)) ?? []).map((station) => station.id) : [id]
    },
    code: (name, address) => codes.get(identityOf(name, address)),
  }
}

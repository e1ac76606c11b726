/** Shops along streets, for what can only be seen from many of them. */
import type { ButtonId, SiteId } from '../../hub/contract/ids.ts'
import type { OpeningHours } from '../../hub/contract/opening-hours.ts'
import type { Button, Site, SupervisionPreset } from '../../hub/contract/resources.ts'
import type { Uplink } from '../../hub/contract/uplink.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { ids, sampleDirectory, world } from './world.ts'

export type Shop = {
  id: string
  /** Metres east of the station. */
  east: number
  north?: number
  buttons?: number
  preset?: SupervisionPreset
  uplink?: Uplink
  hours?: OpeningHours
  more?: Partial<Site>
}

const METRES_A_DEGREE = 111_195
const LAT = 11.7

export const buttonOf = (site: string, n = 0) => `${site}/${n}` as ButtonId

export function townDirectory(shops: readonly Shop[]): Directory {
  const base = sampleDirectory()
  const [site, route, button] = [base.sites.get(ids.shop), base.routes.get(ids.shop), base.buttons.get(ids.counter)] as never as [
    Site,
    Directory['routes'] extends ReadonlyMap<SiteId, infer R> ? R : never,
    Button,
  ]
  const made = shops.map(({ id, east, north = 0, uplink, hours, more }): Site => {
    const location = { lat: LAT + north / METRES_A_DEGREE, lon: 108.3 + east / METRES_A_DEGREE / Math.cos((LAT * Math.PI) / 180) }
    return {
      ...site,
      id: id as SiteId,
      code: id,
      name: `Shop ${id}`,
      location,
      ...(uplink && { uplink }),
      ...(hours && { hours }),
      ...more,
    }
  })
  const buttons = shops.flatMap(({ id, buttons: count = 1, preset = '90s' }) =>
    Array.from({ length: count }, (_, n): Button => ({ ...button, id: buttonOf(id, n), site: id as SiteId, supervision: preset })),
  )
  return {
    ...base,
    sites: new Map(made.map((each) => [each.id, each])),
    routes: new Map(made.map((each) => [each.id, route])),
    buttons: new Map(buttons.map((each) => [each.id, each])),
    buttonsOf: Map.groupBy(
      buttons.map(({ id }) => id),
      (id) => id.split('/')[0] as SiteId,
    ),
  }
}

/** Rows of shops so many metres apart, named by their row and place. */
export const row = (name: string, count: number, more: Partial<Shop> & { every?: number } = {}): Shop[] =>
  Array.from({ length: count }, (_, n) => ({ ...more, id: `${name}${n}`, east: (more.east ?? 0) + n * (more.every ?? 100) }))

/** A world in which shops are heard every 30 s until they are cut. */
export function town(shops: readonly Shop[]) {
  const directory = townDirectory(shops)
  const w = world({ directory })
  const cut = new Set<string>()
  const all = [...directory.buttons.values()]
  const round = () => w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() })
  return {
    ...w,
    round,
    cut(...names: string[]) {
      for (const name of names) cut.add(name)
    },
    mend(...names: string[]) {
      for (const name of names) cut.delete(name)
    },
    /** So many seconds, in steps of two as the cron makes them; what the rounds decided. */
    pass(seconds: number) {
      const events = []
      for (let second = 0; second < seconds; second += 2) {
        w.skip(2)
        for (const [n, { id, site }] of all.entries()) {
          // Each beats at its own second of the half minute.
          if ((w.now() / 1000 + n * 7) % 30 < 2 && !cut.has(site) && !cut.has(id)) events.push(...w.heard(id))
        }
        events.push(...round())
      }
      return events.filter(({ type }) => type.startsWith('Outage'))
    },
    outages: () =>
      [...w.state.outages.values()].map(({ cause, buttons, flapping, raisedAt }) => ({
        cause,
        buttons,
        flapping,
        raised: raisedAt !== null,
      })),
  }
}

/**
 * A small world to ask about: a home station with a shop, a neighbour that is attended and is told of its alarm, a neighbour
 * that is not told, the province above all three; a second shop of the home station; somebody of every role everywhere.
 */
import type { ButtonId, GatewayId, IncidentId, PersonId, SiteId, StationId } from '../../hub/contract/ids.ts'
import type { NewSite, NewStation, Role } from '../../hub/contract/resources.ts'
import type { Hub } from './harness.ts'

export const STATIONS = ['home', 'province', 'told', 'untold'] as const
export const POLICE = ['commander', 'officer', 'patrol'] as const
export const SHOPS = ['own', 'other'] as const
export const SHOP_ROLES = ['manager', 'staff'] as const
/** `admin`, `officer home`, `staff other`, … */
export const VIEWERS: readonly string[] = [
  'admin',
  ...STATIONS.flatMap((station) => POLICE.map((role) => `${role} ${station}`)),
  ...SHOPS.flatMap((shop) => SHOP_ROLES.map((role) => `${role} ${shop}`)),
]

export type World = ReturnType<typeof worldOf>
type Names = Awaited<ReturnType<typeof fill>>

/** Fills an empty registry. */
export const populate = async (hub: Hub): Promise<World> => worldOf(hub, await fill(hub))

async function fill(hub: Hub) {
  const { make } = hub
  const station = async (station: NewStation): Promise<StationId> => some((await make({ type: 'AddStation', station })).station).id
  const site = async (given: Pick<NewSite, 'code' | 'name' | 'station'>): Promise<SiteId> => {
    const site: NewSite = {
      ...given,
      kind: 'gold-shop',
      address: '45 Quốc lộ 20',
      location: { lat: 11.73, lon: 108.37 },
      service: 'in-service',
      notes: 'A note of the desk',
      contacts: [
        { name: 'Trần Văn Bình', phone: '0900000001', role: 'owner', where: 'inside', challenge: 'hoa sen' },
        { name: 'Lê Thị Hoa', phone: '0900000002', role: 'neighbour', where: 'outside' },
      ],
    }
    return some((await make({ type: 'AddSite', site })).site).id
  }
  const button = async (site: SiteId, label: string): Promise<ButtonId> =>
    some((await make({ type: 'AddButton', site, button: { label } })).button).id

  const province = await station({ name: 'Province', level: 'province', location: { lat: 11.9, lon: 108.4 } })
  const commune = (name: string, lat: number, neighbours: StationId[] = []) =>
    station({ name, level: 'commune', parent: province, location: { lat, lon: 108.37 }, neighbours, phone: '02633840000' })
  const told = await commune('Told', 11.75)
  const untold = await commune('Untold', 11.8)
  const home = await commune('Home', 11.73, [told, untold])
  const stations = { home, province, told, untold }
  const sites = {
    own: await site({ code: 'TV01', name: 'Own', station: home }),
    other: await site({ code: 'TV02', name: 'Other', station: home }),
  }
  const buttons = { own: await button(sites.own, 'Counter'), other: await button(sites.other, 'Counter') }
  const gateway: GatewayId = some((await make({ type: 'AddGateway', gateway: { label: 'Roof', station: home } })).gateway).id

  const people = new Map<string, PersonId>()
  const add = async (viewer: string, role: Role, place: { station: StationId } | { sites: SiteId[] } | Record<never, never>) => {
    const username = viewer.replace(' ', '-')
    people.set(viewer, await hub.person({ username, name: viewer, role, ...place }))
  }
  await add('admin', 'admin', {})
  for (const at of STATIONS) for (const role of POLICE) await add(`${role} ${at}`, role, { station: stations[at] })
  for (const shop of SHOPS) for (const role of SHOP_ROLES) await add(`${role} ${shop}`, role, { sites: [sites[shop]] })
  return { stations, sites, buttons, gateway, people }
}

/** The world in a hub that has been filled, or that began with a copy of one that has. */
export function worldOf(hub: Hub, names: Names) {
  const person = (viewer: string): PersonId => some(names.people.get(viewer))
  return {
    ...names,
    person,
    as: (viewer: string) => hub.as(viewer === 'signed out' ? null : person(viewer)),
    /** A hold-up at the own shop, with nobody at home and one officer at the station that so becomes the told one. */
    async press(): Promise<IncidentId> {
      const at = hub.clock.now()
      await hub.desk.submit({ type: 'SignOn', at, person: person('officer told'), role: 'officer', station: names.stations.told })
      const incident = hub.deps.newIncidentId()
      const { buttons, sites } = names
      await hub.desk.submit({
        ...{ type: 'Press', at, read: { kind: 'holdup', marks: [] }, gateway: null },
        ...{ button: buttons.own, site: sites.own, incident, roster: hub.deps.rosterFor(sites.own) },
      })
      return incident
    },
  }
}

export function some<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('something that must be there is not')
  return thing
}

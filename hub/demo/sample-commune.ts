/** Fills an empty registry with one commune: its stations, 32 sites, their buttons and the people of the demo. */
import type { PersonId, SiteId, StationId } from '../contract/ids.ts'
import type { Button, MqttCredentials, NewPerson, Site } from '../contract/resources.ts'
import { metresBetween } from '../core/silence/near.ts'
import type { Registry, RegistryAnswer } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import { sampleSites } from './sample-sites.ts'

export type SampleButton = { button: Button; site: Pick<Site, 'id' | 'code' | 'name' | 'kind'>; mqtt: MqttCredentials }
/** `phone`: invented, and only the simulated modem calls it. */
export type Account = { username: string; name: string; role: NewPerson['role']; phone?: string }
export type SampleCommune = {
  stations: { home: StationId; neighbour: StationId; province: StationId }
  buttons: SampleButton[]
  /** Of each site whose street has at least three: those whose power fails with it, itself first. */
  streets: ReadonlyMap<SiteId, readonly SiteId[]>
  accounts: Account[]
  /** By user name. */
  people: ReadonlyMap<string, PersonId>
}

export const DEMO_PASSWORD = 'demo'
/** For "pressed by mistake", and the one to give under threat. */
export const DEMO_PINS = { pin: '1234', duressPin: '4321' }

/** Sites on the border of two communes: both stations come. */
const BORDER_SITES = ['KH-29', 'KH-30']
const STAFF_SITES = ['KH-07']
const MANAGER_SITES = ['KH-02', 'KH-17', 'KH-23', 'KH-30']

/** The shortest: who tries the demo sees a silence within half a minute. */
const SUPERVISION = '20s'
/** As far apart as the hub takes shops for one street, and not the whole town. */
const STREET_M = 300
const STREET_SITES = { least: 3, most: 6 }

type Unstamped<C> = C extends RegistryChange ? Omit<C, 'at' | 'by'> : never

/** @param at time of the changes, ms since 1970 */
export async function seedCommune(registry: Pick<Registry, 'submit'>, at: number): Promise<SampleCommune> {
  async function make(change: Unstamped<RegistryChange>): Promise<Extract<RegistryAnswer, { ok: true }>> {
    const answer = await registry.submit({ ...change, at, by: null } as RegistryChange)
    if (!answer.ok) throw new Error(`the sample commune does not fit this registry: ${JSON.stringify(answer.refusal)}`)
    return answer
  }

  const province = made((await make({ type: 'AddStation', station: PROVINCE })).station).id
  const home = made((await make({ type: 'AddStation', station: { ...HOME, parent: province } })).station).id
  const neighbour = made((await make({ type: 'AddStation', station: { ...NEIGHBOUR, parent: province, neighbours: [home] } })).station).id
  await make({ type: 'PatchStation', id: home, patch: { neighbours: [neighbour] } })

  const rows = sampleSites.map(({ site }) => ({
    ...site,
    station: home,
    ...(BORDER_SITES.includes(site.code) && { coResponders: [neighbour] }),
  }))
  const { items } = made((await make({ type: 'ImportSites', rows })).sites)

  const buttons: SampleButton[] = []
  for (const [index, site] of items.entries())
    for (const label of sampleSites[index]?.labels ?? []) {
      const { button, mqtt } = await make({ type: 'AddButton', site: site.id, button: { label, supervision: SUPERVISION } })
      buttons.push({ button: made(button), site: { id: site.id, code: site.code, name: site.name, kind: site.kind }, mqtt: made(mqtt) })
    }

  const sitesOf = (codes: string[]): SiteId[] => items.filter((site) => codes.includes(site.code)).map((site) => site.id)
  const people: Omit<NewPerson, 'password'>[] = [
    { username: 'truc-ban', name: 'Đại úy N. V. Minh', role: 'officer', station: home },
    { username: 'truc-ban-2', name: 'Thượng úy L. T. Hạnh', role: 'officer', station: home },
    { username: 'tuan-tra', name: 'Tổ 1 · H. V. Sơn', role: 'patrol', station: home, phone: '0900 000 201' },
    { username: 'tuan-tra-2', name: 'Tổ 2 · Đ. Q. Thắng', role: 'patrol', station: home, phone: '0900 000 202' },
    { username: 'tuan-tra-3', name: 'Tổ 3 · K. V. Bình', role: 'patrol', station: home, phone: '0900 000 203' },
    { username: 'chi-huy', name: 'Thiếu tá P. V. Đức', role: 'commander', station: home, phone: '0900 000 301' },
    { username: 'hiep-thanh', name: 'Đại úy T. Q. Bảo', role: 'officer', station: neighbour },
    { username: 'cong-an-tinh', name: 'Trung tá V. T. Lan', role: 'officer', station: province },
    { username: 'cua-hang', name: 'Quầy Kim Hoa', role: 'staff', sites: sitesOf(STAFF_SITES) },
    { username: 'quan-ly', name: 'Anh Quốc, NH Nông nghiệp', role: 'manager', sites: sitesOf(MANAGER_SITES) },
    { username: 'quan-tri', name: 'Quản trị hệ thống', role: 'admin' },
  ]
  const ids = new Map<string, PersonId>()
  for (const person of people) {
    const { id } = made((await make({ type: 'AddPerson', person: { ...person, password: DEMO_PASSWORD } })).person)
    ids.set(person.username, id)
    if (person.sites) await make({ type: 'PatchPerson', id, patch: DEMO_PINS })
  }
  return {
    stations: { home, neighbour, province },
    buttons,
    streets: new Map(items.flatMap((site) => streetOf(site, items))),
    people: ids,
    accounts: people.map(({ username, name, role, phone }) => ({ username, name, role, ...(phone !== undefined && { phone }) })),
  }
}

function streetOf({ id, location }: Site, all: readonly Site[]): [SiteId, SiteId[]][] {
  const near = all
    .map((other) => ({ id: other.id, metres: metresBetween(location, other.location) }))
    .filter(({ metres }) => metres <= STREET_M)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, STREET_SITES.most)
  return near.length >= STREET_SITES.least ? [[id, near.map((each) => each.id)]] : []
}

/** The registry answers with what was made; here it always was. */
function made<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('the registry answered without the thing it made')
  return thing
}

const PROVINCE = {
  name: 'Trung tâm chỉ huy Công an tỉnh Lâm Đồng',
  level: 'province' as const,
  location: { lat: 11.9404, lon: 108.4583 },
  phone: '0263 000 001',
}
const HOME = { name: 'Công an xã Đức Trọng', level: 'commune' as const, location: { lat: 11.738, lon: 108.373 }, phone: '0263 000 002' }
const NEIGHBOUR = {
  name: 'Công an xã Hiệp Thạnh',
  level: 'commune' as const,
  location: { lat: 11.7575, lon: 108.392 },
  phone: '0263 000 003',
}

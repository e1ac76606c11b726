/** A small commune for core's tests: given / when / then without a double, because core has nothing to double. */
import type { Event, Recorded } from '../../hub/contract/events.ts'
import type { ButtonId, DeviceId, GatewayId, IncidentId, PersonId, SiteId, StationId, SubscriptionId } from '../../hub/contract/ids.ts'
import { type ReadPress, readPress } from '../../hub/contract/read.ts'
import type { Button, Person, Role, Site, Station } from '../../hub/contract/resources.ts'
import type { Settings } from '../../hub/contract/settings.ts'
import type { IncidentView } from '../../hub/contract/views.ts'
import type { Actor, Command, Refusal } from '../../hub/core/commands.ts'
import { decide, isRefusal } from '../../hub/core/decide.ts'
import type { Directory, SiteRoute } from '../../hub/core/directory.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { nextDue } from '../../hub/core/incident/ladder.ts'
import { rosterFor } from '../../hub/core/incident/roster.ts'
import { incidentView } from '../../hub/core/incident/view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { emptyState, type State } from '../../hub/core/state.ts'

export const ids = {
  home: 'home' as StationId,
  next: 'next' as StationId,
  far: 'far' as StationId,
  province: 'province' as StationId,
  shop: 'shop' as SiteId,
  bank: 'bank' as SiteId,
  counter: 'counter' as ButtonId,
  safe: 'safe' as ButtonId,
  teller: 'teller' as ButtonId,
  radio: 'radio' as GatewayId,
  officer: 'officer' as PersonId,
  second: 'second' as PersonId,
  commander: 'commander' as PersonId,
  patrol: 'patrol' as PersonId,
  neighbour: 'neighbour' as PersonId,
  provinceOfficer: 'provinceOfficer' as PersonId,
  staff: 'staff' as PersonId,
  admin: 'admin' as PersonId,
}

const times = { notShown: 5, notAcknowledged: 30, everybody: 60, repeat: 30, ringAgainUndispatched: 60, resumeUndispatched: 120 }
const settings: Settings = {
  name: 'Test',
  timeZone: 'Asia/Ho_Chi_Minh',
  languages: ['vi', 'en'],
  ladder: { holdup: times, fire: { ...times, notAcknowledged: 20 } },
  supervision: '90s',
  retentionDays: 365,
}
const station = (id: StationId, level: Station['level'], parent?: StationId): Station => ({
  id,
  name: `Station ${id}`,
  level,
  location: { lat: 11.7, lon: 108.3 },
  ...(parent && { parent }),
})
const site = (id: SiteId, more: Partial<Site> = {}): Site => ({
  id,
  code: id.toUpperCase(),
  name: `Site ${id}`,
  kind: 'gold-shop',
  address: '12 Trần Hưng Đạo',
  location: { lat: 11.7, lon: 108.3 },
  contacts: [
    { name: 'Anh Tâm', phone: '0900 000 002', role: 'quản lý', where: 'outside', challenge: 'sông Đa Nhim' },
    { name: 'Quầy', phone: '0900 000 003', role: 'quầy', where: 'inside' },
  ],
  lamp: 'on',
  service: 'in-service',
  fittingSince: '2026-11-01T00:00:00.000Z',
  notes: 'Cửa sau ra hẻm 14',
  ...more,
})
const button = (id: ButtonId, where: SiteId, more: Partial<Button> = {}): Button => ({
  id,
  site: where,
  label: `Button ${id}`,
  supervision: '90s',
  ownCredentials: true,
  ...more,
})
const person = (id: PersonId, role: Role, more: Partial<Person> = {}): Person => ({
  id,
  username: id.toLowerCase(),
  name: `Name of ${id}`,
  role,
  invited: false,
  disabled: false,
  ...more,
})
const byId = <T extends { id: string }>(...items: T[]) => new Map(items.map((item) => [item.id as T['id'], item]))

export function sampleDirectory(change: { shop?: Partial<Site>; gateway?: boolean } = {}): Directory {
  const { home, next, far, province } = ids
  const route: SiteRoute = {
    home: [home],
    parents: [province],
    neighbours: [next, far],
    province,
    distances: new Map([
      [home, 640],
      [next, 3100],
      [far, 9000],
      [province, 30_000],
    ]),
  }
  const behind = change.gateway ? { gateway: ids.radio } : {}
  return {
    version: 1,
    settings,
    stations: byId(
      station(province, 'province'),
      station(home, 'commune', province),
      station(next, 'commune', province),
      station(far, 'commune'),
    ),
    sites: byId(site(ids.shop, change.shop), site(ids.bank)),
    buttons: byId(button(ids.counter, ids.shop, behind), button(ids.safe, ids.shop, behind), button(ids.teller, ids.bank, behind)),
    gateways: byId({ id: ids.radio, label: 'Radio', supervision: '90s' as const, station: home }),
    people: byId(
      person(ids.officer, 'officer', { station: home }),
      person(ids.second, 'officer', { station: home }),
      person(ids.commander, 'commander', { station: home }),
      person(ids.patrol, 'patrol', { station: home }),
      person(ids.neighbour, 'officer', { station: next }),
      person(ids.provinceOfficer, 'officer', { station: province }),
      person(ids.staff, 'staff', { sites: [ids.shop] }),
      person(ids.admin, 'admin'),
    ),
    phones: new Map([
      [ids.patrol, ['patrol-phone' as SubscriptionId]],
      [ids.commander, ['commander-phone' as SubscriptionId]],
    ]),
    routes: new Map([
      [ids.shop, route],
      [ids.bank, route],
    ]),
    buttonsOf: new Map([
      [ids.shop, [ids.counter, ids.safe]],
      [ids.bank, [ids.teller]],
    ]),
    below: new Map([
      [home, new Set([home])],
      [next, new Set([next])],
      [far, new Set([far])],
      [province, new Set([province, home, next])],
    ]),
  }
}

export const START = Date.UTC(2026, 10, 22, 10, 40, 30)

export type World = ReturnType<typeof world>

/** The desk's decisions without the desk: a state, a clock that is a number, and what was recorded. */
export function world(options: { directory?: Directory; start?: number } = {}) {
  let directory = options.directory ?? sampleDirectory()
  const state: State = emptyState()
  const recorded: Recorded[] = []
  const attended = new Set<PersonId>()
  let at = options.start ?? START
  let made = 0

  function record(events: readonly Event[]): Event[] {
    for (const event of events) {
      const entry = { seq: state.seq + 1, event }
      recorded.push(entry)
      evolve(state, structuredClone(entry))
    }
    return [...events]
  }
  function tryTo(command: Command): Event[] | Refusal {
    const decision = decide(command, state)
    return isRefusal(decision) ? decision : record(decision)
  }
  function submit(command: Command): Event[] {
    const result = tryTo(command)
    if (isRefusal(result)) throw new Error(`refused: ${result.refused}`)
    return result
  }
  const roster = (where: SiteId) => rosterFor(where, directory, state.duty, (who) => attended.has(who), at)
  const actor = (who: PersonId): Actor => {
    const known = directory.people.get(who)
    return { person: who, role: known?.role ?? 'staff', station: state.duty.get(who)?.station ?? known?.station ?? null }
  }
  const freshIncident = () => `incident-${++made}` as IncidentId

  return {
    state,
    recorded,
    now: () => at,
    directory: () => directory,
    setDirectory: (changed: Directory) => {
      directory = changed
    },
    roster,
    actor,
    tryTo,
    submit,
    freshIncident,
    /** Signed on; `there` is what presence would say. */
    onDuty(who: PersonId, there = true) {
      const known = directory.people.get(who)
      if (there) attended.add(who)
      if (known?.station) submit({ type: 'SignOn', at, person: who, role: known.role, station: known.station })
    },
    leavesPage: (who: PersonId) => attended.delete(who),
    press(which: ButtonId = ids.counter, body: object | string = {}, more: { retain?: boolean } = {}): Event[] {
      const payload = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
      const read: ReadPress = readPress(payload, more.retain ?? false, at)
      const known = directory.buttons.get(which)
      if (!known) throw new Error(which)
      return submit({
        type: 'Press',
        at,
        read,
        button: which,
        site: known.site,
        gateway: known.gateway ?? null,
        incident: freshIncident(),
        roster: roster(known.site),
      })
    },
    heard: (device: DeviceId, beat = {}, where: SiteId | null = null) => submit({ type: 'Heard', at, device, beat, site: where }),
    /** Time passes the way schedule/deadlines lets it: at every moment something is due. */
    pass(seconds: number): Event[] {
      const end = at + seconds * 1000
      const happened: Event[] = []
      for (;;) {
        const due = nextDue(state, end)
        if (due.at === null || due.at > end) break
        at = Math.max(at, due.at)
        const { sites } = nextDue(state, at)
        happened.push(...submit({ type: 'TimePassed', at, rosters: new Map(sites.map((where) => [where, roster(where)])) }))
      }
      at = end
      return happened
    },
    /** Time passes and nobody is asked, as while the hub is down. */
    skip(seconds: number) {
      at += seconds * 1000
    },
    incident(id = 'incident-1') {
      const found = state.incidents.get(id as IncidentId)
      if (!found) throw new Error(`no incident ${id}`)
      return found
    },
    view(id = 'incident-1', who: PersonId = ids.admin): IncidentView {
      const viewer = viewerOf(who, directory, state.duty)
      const shown =
        viewer && incidentView(state, id as IncidentId, directory, viewer, { now: at, timeline: true, roster: roster(ids.shop) })
      if (!shown || !('marks' in shown)) throw new Error(`${who} does not see ${id} in full`)
      return shown
    },
  }
}

export const types = (events: readonly Event[]): string[] =>
  events.map((event) => event.type).filter((type) => type !== 'DeviceHeard' && type !== 'DeviceOnline')

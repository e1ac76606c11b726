/** Who could be told of an alarm at one site, at one moment. It rides on the command, so that replay asks nobody. */
import type { PersonId, SiteId, StationId, SubscriptionId } from '../../contract/ids.ts'
import type { LadderTimes, Role, Service, Site } from '../../contract/resources.ts'
import type { Directory } from '../directory.ts'

export type StationRoster = {
  id: StationId
  /** Officers and commanders signed on here. */
  consoles: PersonId[]
  /** One of them is really there (see http/presence). */
  attended: boolean
  /** Patrols signed on here. */
  patrols: PersonId[]
  /** Every commander of the station, on duty or asleep. */
  commanders: PersonId[]
}

export type Roster = {
  site: SiteId
  registryVersion: number
  service: Service
  ladder: { holdup: LadderTimes; fire: LadderTimes }
  home: StationRoster[]
  parents: StationId[]
  /** In the order to call. */
  neighbours: StationRoster[]
  province: StationRoster | null
  /** Of everybody: who was told once is told again even after signing off. */
  phones: ReadonlyMap<PersonId, readonly SubscriptionId[]>
  /** Who has a telephone number; null: there is no modem that could send a message. */
  numbers: ReadonlySet<PersonId> | null
}

/** Who has signed on, where. */
export type DutyPost = {
  station: StationId
  role: Role
  since: number
  /** When they last said that the siren was heard. */
  sirenHeardAt?: number
}

export const FITTING_MS = 7 * 24 * 3_600_000

/** A site that is being fitted rings like any other once seven days have passed. */
export const serviceNow = ({ service, fittingSince }: Pick<Site, 'service' | 'fittingSince'>, now: number): Service =>
  service === 'fitting' && now - Date.parse(fittingSince) < FITTING_MS ? 'fitting' : 'in-service'

/**
 * @param attended is this signed-on officer really there?
 * @param now ms since 1970; decides whether the seven days of fitting are over
 */
export function rosterFor(
  site: SiteId,
  directory: Directory,
  duty: ReadonlyMap<PersonId, DutyPost>,
  attended: (person: PersonId) => boolean,
  now: number,
): Roster {
  const place = directory.sites.get(site)
  const route = directory.routes.get(site)
  if (!place || !route) throw new Error(`site ${site} is not in the directory`)

  // Grouped once: a province has many stations, and a thousand presses may come at once.
  const enabled = (person: PersonId) => directory.people.get(person)?.disabled === false
  const posted = Map.groupBy(
    [...duty].filter(([person]) => enabled(person)),
    ([, post]) => post.station,
  )
  const commanders = Map.groupBy(
    [...directory.people.values()].filter(({ role, disabled }) => role === 'commander' && !disabled),
    ({ station }) => station,
  )
  const rosterOf = (id: StationId): StationRoster => {
    const here = (posted.get(id) ?? []).map(([person, { role }]) => ({ person, role }))
    const consoles = here.filter(({ role }) => role === 'officer' || role === 'commander').map(({ person }) => person)
    return {
      id,
      consoles,
      attended: consoles.some(attended),
      patrols: here.filter(({ role }) => role === 'patrol').map(({ person }) => person),
      commanders: (commanders.get(id) ?? []).map((commander) => commander.id),
    }
  }

  const { holdup, fire } = directory.settings.ladder
  return {
    site,
    registryVersion: directory.version,
    service: serviceNow(place, now),
    ladder: { holdup: { ...holdup, ...place.ladder }, fire: { ...fire, ...place.ladder } },
    home: route.home.map(rosterOf),
    parents: [...route.parents],
    neighbours: route.neighbours.map(rosterOf),
    province: route.province === null ? null : rosterOf(route.province),
    phones: directory.phones,
    numbers: directory.numbers ?? null,
  }
}

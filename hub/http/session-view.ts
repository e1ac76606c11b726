/** Who somebody is, as their own page needs to know it. */
import type { Session } from '../contract/api.ts'
import type { PersonId } from '../contract/ids.ts'
import type { Person, Role } from '../contract/resources.ts'
import type { OwnSecondFactor } from '../contract/second-factor.ts'
import { mustHaveSecondFactor } from '../core/second-factor-view.ts'
import type { Registry } from '../desk/ports/registry.ts'

const HOME: Readonly<Record<Role, Session['home']>> = {
  admin: '/admin',
  commander: '/duty',
  officer: '/duty',
  patrol: '/patrol',
  manager: '/shop',
  staff: '/shop',
}

export function sessionView(id: PersonId, registry: Pick<Registry, 'directory' | 'standing' | 'secondFactor'>, now: number): Session {
  const directory = registry.directory()
  const person = directory.people.get(id)
  if (!person) throw new Error(`person ${id} has a session and is not in the directory`)
  const { username, name, role, phone, sites = [] } = person
  const { hasPin, hasDuressPin } = registry.standing(id, now)
  const station = person.station && directory.stations.get(person.station)
  const { name: hub, timeZone, languages } = directory.settings
  return {
    person: { id, username, name, role, ...(phone !== undefined && { phone }) },
    role,
    ...(station && { station: { id: station.id, name: station.name } }),
    sites,
    ...((role === 'staff' || role === 'manager') && { pinsChosen: hasPin && hasDuressPin }),
    home: HOME[role],
    hub: { name: hub, timeZone, languages },
    secondFactor: ownSecondFactor(person, registry),
  }
}

function ownSecondFactor({ id, role }: Person, registry: Pick<Registry, 'directory' | 'secondFactor'>): OwnSecondFactor {
  const { people, settings } = registry.directory()
  const { isOn, recoveryCodes, taken } = registry.secondFactor(id)
  const by = taken?.by ? people.get(taken.by) : undefined
  return {
    isOn,
    isDue: !isOn && mustHaveSecondFactor(settings.secondFactor, role),
    ...(isOn && { recoveryCodes }),
    ...(taken && { takenAway: { at: new Date(taken.at).toISOString(), ...(by && { by: { id: by.id, name: by.name } }) } }),
  }
}

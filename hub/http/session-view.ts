/** Who somebody is, as their own page needs to know it. */
import type { Session } from '../contract/api.ts'
import type { PersonId } from '../contract/ids.ts'
import type { Role } from '../contract/resources.ts'
import type { Registry } from '../desk/ports/registry.ts'

const HOME: Readonly<Record<Role, Session['home']>> = {
  admin: '/admin',
  commander: '/duty',
  officer: '/duty',
  patrol: '/patrol',
  manager: '/shop',
  staff: '/shop',
}

export function sessionView(id: PersonId, registry: Pick<Registry, 'directory' | 'standing'>, now: number): Session {
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
  }
}

import type { Person } from '../contract/resources.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { freshId, type Hashed, iso, type Make, patched, refuse, withEntry } from './change.ts'
import type { PersonHashes, PersonSecrets, RegistryData } from './data.ts'
import { invite, withoutInvitations } from './invitations.ts'

/** Without a password: an invitation. */
export const addPerson: Make<'AddPerson'> = (data, change, chance) => {
  const { password, ...given } = change.person
  const person: Person = { id: freshId(data.people, 'person', chance), ...given, invited: password === undefined, disabled: false }
  const fault = personFault(data, person)
  if (fault) return fault
  const kept = { ...data, people: withEntry(data.people, person.id, person) }
  if (password === undefined) {
    const { invitations, token } = invite(data, person.id, change.at, chance)
    return { data: { ...kept, invitations }, subject: person.id, answer: { person, invitation: token } }
  }
  const secrets = withEntry(data.secrets, person.id, newSecrets({}, { password }, chance.hashed))
  return { data: { ...kept, secrets }, subject: person.id, answer: { person } }
}

export const patchPerson: Make<'PatchPerson'> = (data, { id, patch, at }, { hashed }) => {
  const before = data.people.get(id)
  if (!before) return refuse('no-such-person', 'There is no person with this id.')
  if (hashed.pinsEqual) return refuse('pins-equal', 'The two PINs must differ.')
  const { password, pin, duressPin, ...fields } = patch
  const own = newSecrets(data.secrets.get(id) ?? {}, { password, pin, duressPin }, hashed)
  const person: Person = { ...sinceWhen(before, patched(before, fields), at), invited: own.password === undefined }
  const fault = personFault(data, person) ?? lastAdminFault(data, before, person)
  if (fault) return fault
  const voided = person.disabled || password !== undefined
  return {
    data: {
      ...data,
      people: withEntry(data.people, id, person),
      secrets: own === data.secrets.get(id) ? data.secrets : withEntry(data.secrets, id, own),
      invitations: voided ? withoutInvitations(data.invitations, id, at) : data.invitations,
    },
    subject: id,
    answer: { person },
  }
}

function sinceWhen(before: Person, { disabledAt: _, ...person }: Person, at: number): Person {
  if (!person.disabled) return person
  const disabledAt = before.disabled ? before.disabledAt : iso(at)
  return { ...person, ...(disabledAt !== undefined && { disabledAt }) }
}

function personFault(data: RegistryData, person: Person): RegistryRefusal | null {
  const { id, username, role, station, sites = [] } = person
  if ([...data.people.values()].some((other) => other.username === username && other.id !== id))
    return refuse('username-taken', `Somebody else is called ${username}: choose another username.`)
  if (station !== undefined && !data.stations.has(station))
    return refuse('no-such-station', `The station ${station} does not exist: add it first, or name another.`)
  const missing = sites.find((site) => !data.sites.has(site))
  if (missing !== undefined) return refuse('no-such-site', `The site ${missing} does not exist: add it first, or name another.`)
  const police = role === 'officer' || role === 'patrol' || role === 'commander'
  if (police && station === undefined) return refuse('needs-station', `A person with the role ${role} belongs to a station: name it.`)
  const shop = role === 'staff' || role === 'manager'
  if (shop && sites.length === 0) return refuse('needs-site', `A person with the role ${role} belongs to a site: name it.`)
  return null
}

/** Somebody must be left who can sign in and put things right; who was only invited cannot yet. */
function lastAdminFault(data: RegistryData, before: Person, after: Person): RegistryRefusal | null {
  const isEnabledAdmin = (person: Person) => person.role === 'admin' && !person.disabled
  const canSignIn = (person: Person) => isEnabledAdmin(person) && !person.invited
  if (!isEnabledAdmin(before) || (isEnabledAdmin(after) && after.invited === before.invited)) return null
  if (canSignIn(after) || [...data.people.values()].some((other) => other.id !== after.id && canSignIn(other))) return null
  return refuse('last-admin', 'Nobody else could administer the hub: make somebody else an administrator first.')
}

type Given = { [Name in keyof PersonHashes]?: string | null | undefined }

/** Null clears, absent stays; the hashes come ready made. */
function newSecrets(before: PersonSecrets, given: Given, hashed: Hashed): PersonSecrets {
  const fresh = (['password', 'pin', 'duressPin'] as const).filter((name) => given[name] !== undefined)
  if (fresh.length === 0) return before
  return patched<PersonSecrets>(before, Object.fromEntries(fresh.map((name) => [name, given[name] === null ? null : hashed[name]])))
}

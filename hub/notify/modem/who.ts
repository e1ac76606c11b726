/** Whose telephone that is. */
import type { PersonId } from '../../contract/ids.ts'
import { dialled } from '../../contract/phone-number.ts'
import type { Person } from '../../contract/resources.ts'
import type { Actor } from '../../core/commands.ts'
import type { ModemWorld } from './world.ts'

type World = Pick<ModemWorld, 'directory' | 'postOf' | 'isTold'>

const isPolice = ({ role }: Person) => role === 'commander' || role === 'officer' || role === 'patrol'
/** Of several behind one number the first that could take an alarm. */
const ROLES = ['commander', 'officer', 'patrol']
/** ITU-T E.164 numbers of people have more; what is shorter is a service of the network. */
const LEAST_DIGITS = 8

/** Null: disabled, or of no role that may answer. */
export function actorOf(world: World, id: PersonId): Actor | null {
  const person = world.directory().people.get(id)
  if (!person || person.disabled || !isPolice(person)) return null
  return { person: id, role: person.role, station: world.postOf(id)?.station ?? person.station ?? null }
}

/** Who wrote: one of the police, a service by its name, or neither. */
export function writerOf(world: World, from: string): { by: Actor | null; service?: string } {
  const digits = from.replace(/[^0-9]/g, '')
  if (/\p{L}/u.test(from) || digits.length < LEAST_DIGITS) return { by: null, service: from }
  const number = dialled(from)
  const owners = [...world.directory().people.values()]
    .filter((person) => person.phone !== undefined && dialled(person.phone) === number && actorOf(world, person.id) !== null)
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  const told = owners.find(({ id }) => world.isTold(id)) ?? owners[0]
  return { by: told ? actorOf(world, told.id) : null }
}

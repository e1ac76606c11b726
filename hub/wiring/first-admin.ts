/** Somebody must be able to sign in: at the first start an admin is made, by password or by a link that works once. */
import type { Config } from '../config.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'

/** Returns the token for `/invite#<token>` while nobody has accepted it, else null. */
export async function firstAdmin(
  registry: Registry,
  config: Pick<Config, 'adminPassword'>,
  clock: Clock,
  log: Log,
): Promise<string | null> {
  const people = [...registry.directory().people.values()]
  const admins = people.filter((person) => person.role === 'admin' && !person.disabled)
  if (admins.some((admin) => !admin.invited)) return null
  const invited = admins[0]
  const base = { at: clock.now(), by: null }
  const person = { username: 'admin', name: 'Quản trị', role: 'admin' as const }
  const password = config.adminPassword
  const answer = invited
    ? await registry.submit({ type: 'InvitePerson', ...base, id: invited.id })
    : await registry.submit({ type: 'AddPerson', ...base, person: password ? { ...person, password } : person })
  if (!answer.ok) throw new Error(`the first admin could not be made: ${answer.refusal.detail}`)
  if (!answer.invitation) log.info({}, 'the admin “admin” was made with the password of HUB_ADMIN_PASSWORD')
  return answer.invitation ?? null
}

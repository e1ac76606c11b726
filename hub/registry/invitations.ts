import type { PersonId } from '../contract/ids.ts'
import { type Chance, keepOnly, type Make, refuse, withEntry } from './change.ts'
import type { Invitation, RegistryData } from './data.ts'
import { withoutSecondFactor } from './second-factor.ts'
import { sha256 } from './secrets.ts'

const DAY_MS = 24 * 3_600_000
const INVITATION_MS = 7 * DAY_MS
/** Whoever asks for it stands at the box and uses it at once. */
const RESET_MS = DAY_MS

export const invitePerson: Make<'InvitePerson'> = (data, { id, at }, chance) => {
  const person = data.people.get(id)
  if (!person) return refuse('no-such-person', 'There is no person with this id.')
  const { invitations, token } = invite(data, id, at, chance)
  return { data: { ...data, invitations }, subject: id, answer: { person, invitation: token } }
}

/** A way in that was closed on purpose is not opened by a slip of the keyboard: somebody else's administrator can. */
export const resetPerson: Make<'ResetPerson'> = (data, { id, at }, chance) => {
  const person = data.people.get(id)
  if (!person) return refuse('no-such-person', 'There is no person with this id.')
  if (person.disabled)
    return refuse('person-disabled', 'This account was closed on purpose: reset an administrator, who can open it again on the page.')
  const { invitations, token } = invite(data, id, at, chance, RESET_MS)
  const secrets = withoutSecondFactor(data, id, at)
  return { data: { ...data, invitations, secrets }, subject: id, answer: { person, invitation: token } }
}

/** The same answer for a token that never was, was used, or is too old: a guesser learns nothing. */
export const acceptInvitation: Make<'AcceptInvitation'> = (data, { token, at }, { hashed }) => {
  const invitation = data.invitations.get(sha256(token))
  const invited = invitation && data.people.get(invitation.person)
  if (!invited || invited.disabled || invitation.expiresAt <= at)
    return refuse('invitation-invalid', 'The invitation was used already, has expired or was replaced: ask an administrator for a new one.')
  const { password = '' } = hashed
  const person = { ...invited, invited: false }
  return {
    data: {
      ...data,
      people: withEntry(data.people, person.id, person),
      secrets: withEntry(data.secrets, person.id, { ...data.secrets.get(person.id), password }),
      invitations: withoutInvitations(data.invitations, person.id, at),
    },
    subject: person.id,
    answer: { person },
  }
}

export function invite(data: RegistryData, person: PersonId, at: number, chance: Chance, lifeMs = INVITATION_MS) {
  const token = chance.secret()
  const others = withoutInvitations(data.invitations, person, at)
  return { invitations: withEntry(others, sha256(token), { person, expiresAt: at + lifeMs }), token }
}

/** Those that have expired go as well, so that they do not gather. */
export function withoutInvitations(invitations: ReadonlyMap<string, Invitation>, person: PersonId, at: number) {
  return keepOnly(invitations, (invitation) => invitation.person !== person && invitation.expiresAt > at)
}

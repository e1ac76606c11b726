/** How a person can get in: whether there is a secret, never the secret. */
import type { PersonId } from '../contract/ids.ts'
import type { SecondFactorStanding, Standing } from '../desk/ports/registry.ts'
import type { RegistryData } from './data.ts'

export function standingOf({ secrets, invitations }: RegistryData, person: PersonId, at: number): Omit<Standing, 'sessions'> {
  const own = secrets.get(person)
  const open = [...invitations.values()].find((invitation) => invitation.person === person && invitation.expiresAt > at)
  return {
    hasPin: own?.pin !== undefined,
    hasDuressPin: own?.duressPin !== undefined,
    hasSecondFactor: own?.secondFactor !== undefined,
    invitedUntil: open?.expiresAt ?? null,
  }
}

export function secondFactorOf({ secrets }: RegistryData, person: PersonId): SecondFactorStanding {
  const { secondFactor, secondFactorTaken = null } = secrets.get(person) ?? {}
  return { isOn: secondFactor !== undefined, recoveryCodes: secondFactor?.recovery.length ?? 0, taken: secondFactorTaken }
}

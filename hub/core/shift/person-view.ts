/** A person as an administrator needs to know them. */
import type { PersonRead } from '../../contract/office.ts'
import type { Person } from '../../contract/resources.ts'
import type { Directory } from '../directory.ts'
import { iso, stationRef } from '../incident/timeline.ts'
import { mustHaveSecondFactor } from '../second-factor-view.ts'
import type { Seen } from '../seen.ts'

/** `invitedUntil` in ms since 1970; null: no link is out. */
type Standing = { hasPin: boolean; hasDuressPin: boolean; hasSecondFactor: boolean; invitedUntil: number | null; sessions: number }

export function personView(state: Seen, directory: Directory, person: Person, { invitedUntil, ...standing }: Standing): PersonRead {
  const post = state.duty.get(person.id)
  return {
    ...person,
    ...standing,
    secondFactorDue: !standing.hasSecondFactor && mustHaveSecondFactor(directory.settings.secondFactor, person.role),
    phones: directory.phones.get(person.id)?.length ?? 0,
    ...(post && { onDuty: { station: stationRef(post.station, directory), since: iso(post.since) } }),
    ...(invitedUntil !== null && { invitedUntil: iso(invitedUntil) }),
  }
}

/** Who has agreed to be sent the hub's own test: each says so for themselves, beside the administrator's list, which is the same one. */
import type { PersonId } from '../contract/ids.ts'
import { type Make, refuse } from './change.ts'
import type { RegistryData } from './data.ts'

/** As in the settings (contract/self-drill-settings.ts). */
const MOST = 20

export const joinSelfDrill: Make<'JoinSelfDrill'> = (data, { person }) => {
  const named = data.settings.selfDrill?.phones ?? []
  if (named.includes(person)) return withPhones(data, person, named)
  if (![...data.subscriptions.values()].some((each) => each.person === person))
    return refuse('no-such-subscription', 'No phone of yours takes alarms yet: turn alarms on first.')
  if (named.length >= MOST) return refuse('self-drill-full', `${MOST} people are sent it already, which is enough: ask the administrator.`)
  return withPhones(data, person, [...named, person])
}

export const leaveSelfDrill: Make<'LeaveSelfDrill'> = (data, { person }) =>
  withPhones(data, person, data.settings.selfDrill?.phones?.filter((id) => id !== person) ?? [])

function withPhones(data: RegistryData, subject: PersonId, phones: readonly PersonId[]) {
  const settings = { ...data.settings, selfDrill: { ...data.settings.selfDrill, phones: [...phones] } }
  return { data: { ...data, settings }, subject, answer: { settings } }
}

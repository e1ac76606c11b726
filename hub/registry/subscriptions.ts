import { freshId, keepOnly, type Make, refuse, withEntry } from './change.ts'
import type { RegistryData, Subscription } from './data.ts'

const PHONES_PER_PERSON = 10
const DAY_MS = 24 * 3_600_000

/** The page subscribes at every opening: what is known already costs one write a day, enough to tell the phones in use from the old. */
export const subscribe: Make<'Subscribe'> = (data, { person, keys, at }, chance) => {
  if (!data.people.has(person)) return refuse('no-such-person', 'There is no person with this id.')
  const known = [...data.subscriptions.values()].find((one) => one.keys.endpoint === keys.endpoint)
  const same = known?.person === person
  if (known && same && known.keys.p256dh === keys.p256dh && known.keys.auth === keys.auth && at - known.seenAt < DAY_MS)
    return { data, subject: known.id, answer: { subscription: known.id } }

  // Under a new owner it is a new subscription: what was on its way to the old one must not reach the new one.
  const id = known && same ? known.id : freshId(data.subscriptions, 'phone', chance)
  const others = keepOnly(data.subscriptions, (one) => one.id !== known?.id)
  const subscriptions = withoutOldest(withEntry(others, id, { id, person, keys, seenAt: at }), person)
  return { data: { ...data, subscriptions }, subject: id, answer: { subscription: id } }
}

export const unsubscribe: Make<'Unsubscribe'> = (data, { person, endpoint }) =>
  forget(data, (one) => one.person === person && one.keys.endpoint === endpoint)

export const forgetSubscription: Make<'ForgetSubscription'> = (data, { id }) => forget(data, (one) => one.id === id)

function forget(data: RegistryData, gone: (one: Subscription) => boolean) {
  const found = [...data.subscriptions.values()].find(gone)
  if (!found) return refuse('no-such-subscription', 'There is no such subscription: it may be gone already.')
  return { data: { ...data, subscriptions: keepOnly(data.subscriptions, (one) => one !== found) }, subject: found.id, answer: {} }
}

function withoutOldest(subscriptions: RegistryData['subscriptions'], person: Subscription['person']) {
  const own = [...subscriptions.values()].filter((one) => one.person === person).sort((a, b) => b.seenAt - a.seenAt)
  const tooMany = new Set(own.slice(PHONES_PER_PERSON))
  return keepOnly(subscriptions, (one) => !tooMany.has(one))
}

/** Who left, and the papers that were kept of what is over: gone when their time is. */
import type { PersonId } from '../contract/ids.ts'
import type { Person } from '../contract/resources.ts'
import { iso, keepOnly, type Make } from './change.ts'
import type { Acceptance, RegistryData } from './data.ts'

export const forgetPast: Make<'ForgetPast'> = (data, { before, named, at }) => {
  const isNamed = new Set<PersonId>(named)
  const isOver = (since: string | undefined) => since !== undefined && Date.parse(since) < before
  const gone = new Set(
    [...data.people.values()]
      .filter(({ id, disabled, disabledAt }) => disabled && isOver(disabledAt) && !isNamed.has(id))
      .map(({ id }) => id),
  )
  const isHere = ({ person }: { person: PersonId }) => !gone.has(person)
  const left: RegistryData = {
    ...data,
    people: sinceNow(
      keepOnly(data.people, ({ id }) => !gone.has(id)),
      at,
    ),
    secrets: keepOnly(data.secrets, (_, person) => !gone.has(person)),
    subscriptions: keepOnly(data.subscriptions, isHere),
    invitations: keepOnly(data.invitations, (invitation) => isHere(invitation) && invitation.expiresAt >= before),
    claims: keepOnly(data.claims, ({ expiresAt }) => expiresAt >= before),
    contactRequests: keepOnly(data.contactRequests, ({ state, decidedAt }) => state === 'open' || !isOver(decidedAt)),
    acceptances: withoutNames(data.acceptances, isOver),
    settings: withoutPhonesOf(gone, data.settings),
  }
  const isSame = (Object.keys(data) as (keyof RegistryData)[]).every((part) => left[part] === data[part])
  return { data: isSame ? data : left, subject: `${gone.size} people`, answer: {} }
}

/** Those who left before there was a date for it count from the first night that looks. */
function sinceNow(people: RegistryData['people'], at: number): RegistryData['people'] {
  const isUndated = ({ disabled, disabledAt }: Person) => disabled && disabledAt === undefined
  if (![...people.values()].some(isUndated)) return people
  return new Map([...people].map(([id, person]) => [id, isUndated(person) ? { ...person, disabledAt: iso(at) } : person]))
}

/** What was installed stays as long as it stands there; who handed it over, and why so, does not. */
function withoutNames(acceptances: RegistryData['acceptances'], isOver: (at: string | undefined) => boolean): RegistryData['acceptances'] {
  const names = ({ sheet, by }: Acceptance) => isOver(sheet.handedOverAt) && (by !== null || sheet.reason !== undefined)
  if (![...acceptances.values()].some(names)) return acceptances
  return new Map(
    [...acceptances].map(([site, kept]) => {
      if (!names(kept)) return [site, kept]
      const { reason: _, ...sheet } = kept.sheet
      return [site, { sheet, by: null }]
    }),
  )
}

function withoutPhonesOf(gone: ReadonlySet<PersonId>, settings: RegistryData['settings']): RegistryData['settings'] {
  const phones = settings.selfDrill?.phones
  if (!settings.selfDrill || !phones?.some((person) => gone.has(person))) return settings
  return { ...settings, selfDrill: { ...settings.selfDrill, phones: phones.filter((person) => !gone.has(person)) } }
}

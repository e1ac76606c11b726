/** A shop asks for other contacts; an administrator decides. Kept in the registry: names and numbers stay out of events. */
import { type Static, Type } from 'typebox'
import { ContactRequestId, PersonId, SiteId } from './ids.ts'
import { Contact, IsoTime } from './resources.ts'

const closed = { additionalProperties: false } as const
const Contacts = Type.Array(Contact, { maxItems: 30 })
const Words = Type.String({ minLength: 1, maxLength: 500 })

export const ContactRequestState = Type.Enum(['open', 'accepted', 'declined', 'withdrawn'])
export type ContactRequestState = Static<typeof ContactRequestState>

/** The whole list as it should be, or what is wrong with it in words, or both. */
export const NewContactRequest = Type.Object(
  { contacts: Type.Optional(Contacts), text: Type.Optional(Words) },
  { ...closed, minProperties: 1 },
)
export type NewContactRequest = Static<typeof NewContactRequest>
export const DeclineBody = Type.Object({ reason: Words }, closed)

export const ContactRequest = Type.Object({
  id: ContactRequestId,
  site: SiteId,
  by: Type.Union([PersonId, Type.Null()]),
  at: IsoTime,
  /** The contacts as they were when it was asked. */
  before: Contacts,
  contacts: Type.Optional(Contacts),
  text: Type.Optional(Words),
  state: ContactRequestState,
  decidedAt: Type.Optional(IsoTime),
  decidedBy: Type.Optional(Type.Union([PersonId, Type.Null()])),
  reason: Type.Optional(Words),
})
export type ContactRequest = Static<typeof ContactRequest>

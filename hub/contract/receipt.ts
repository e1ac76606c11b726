/** Who was told of an alarm, and whether it was really shown to them: a socket or a push service's 201 is not a person. */
import { type Static, Type } from 'typebox'
import { PersonId } from './ids.ts'
import { IsoTime } from './resources.ts'

export const Receipt = Type.Object({
  id: PersonId,
  name: Type.String(),
  surface: Type.Enum(['console', 'phone']),
  /** Phones of this person that were told, and how many of them showed it; a duty page counts as one. */
  told: Type.Integer(),
  shown: Type.Integer(),
  /** When it was first shown there since it last began to ring. */
  shownAt: Type.Optional(IsoTime),
  /** None of their phones can be woken; known here since then. */
  unreachableSince: Type.Optional(IsoTime),
})
export type Receipt = Static<typeof Receipt>

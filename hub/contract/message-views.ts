/** How short messages and calls went, as a page reads it. */
import { type Static, Type } from 'typebox'
import { GatewayId, PersonId } from './ids.ts'
import { IsoTime } from './resources.ts'

export const HowFar = Type.Enum(['asked', 'accepted', 'sent', 'delivered', 'answered', 'later', 'never', 'expired', 'withdrawn'], {
  description:
    'asked: decided. accepted: a gateway has it. sent: the network took it, or it rings. delivered: the telephone has it, or it was picked up, which proves nobody. answered: a person pressed 1 or wrote back. later: not this time. never: not until someone acts. expired, withdrawn: not sent any more',
})
export type HowFar = Static<typeof HowFar>
export const Channel = Type.Enum(['sms', 'call'])

const howFar = {
  channel: Channel,
  state: HowFar,
  /** When each state was reached. */
  times: Type.Partial(
    Type.Object({
      accepted: IsoTime,
      sent: IsoTime,
      delivered: IsoTime,
      answered: IsoTime,
      later: IsoTime,
      never: IsoTime,
      expired: IsoTime,
      withdrawn: IsoTime,
    }),
  ),
  gateway: Type.Optional(GatewayId),
  /** Why it failed, as the gateway says it, or `over-budget`, `no-number`. */
  code: Type.Optional(Type.String()),
}

/** One message or call of one alarm. */
export const MessageView = Type.Object({
  ...howFar,
  id: Type.String(),
  to: Type.Object({ id: PersonId, name: Type.String() }),
  what: Type.Enum(['alarm', 'answered', 'dispatched', 'closed', 'noted', 'unclear']),
  because: Type.Enum(['no-phone', 'no-push', 'not-shown', 'not-acknowledged', 'news', 'reply']),
  askedAt: IsoTime,
})
export type MessageView = Static<typeof MessageView>

/** The last message or call that was tried on a person. */
export const MessageTestView = Type.Object({ ...howFar, id: Type.String(), askedAt: IsoTime })
export type MessageTestView = Static<typeof MessageTestView>

/** How people are told just now, where it is not as always. */
export const HowTold = Type.Object({
  /** No push service can be reached since then: people are told by short message and telephone, where there is a modem. */
  pushLostSince: Type.Optional(IsoTime),
  /** none: no gateway has one. lost: there is one, and none can be asked. */
  modem: Type.Enum(['none', 'ok', 'lost']),
  /** When a message was last not sent, because as many were as the office allows in an hour; for one hour. */
  overBudgetAt: Type.Optional(IsoTime),
})
export type HowTold = Static<typeof HowTold>

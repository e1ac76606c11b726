/** How short messages and calls went, as a page reads it. */
import { type Static, Type } from 'typebox'
import { GatewayId, PersonId } from './ids.ts'
import { ModemVitals } from './messages.ts'
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

/** Of every message and call of an alarm, the newest to each person. */
export const ToldByMessage = Type.Object({
  /** People who were written to; `delivered`: their telephone has it; `answered`: they wrote back. `failed`: it will not get there. */
  sms: Type.Object({ asked: Type.Integer(), delivered: Type.Integer(), answered: Type.Integer(), failed: Type.Integer() }),
  /** The call that was made last. */
  call: Type.Optional(Type.Object({ to: Type.Object({ id: PersonId, name: Type.String() }), state: HowFar, at: IsoTime })),
  /** They should have been told so, and have no number. */
  unreachable: Type.Optional(Type.Array(Type.Object({ id: PersonId, name: Type.String() }))),
})
export type ToldByMessage = Static<typeof ToldByMessage>

/** The last message or call that was tried on a person. */
export const MessageTestView = Type.Object({ ...howFar, id: Type.String(), askedAt: IsoTime })
export type MessageTestView = Static<typeof MessageTestView>

const Used = Type.Object({ used: Type.Integer({ description: 'In the last hour, by every modem' }), most: Type.Integer() })

/** A gateway's modem as an administrator reads it. */
export const ModemView = Type.Object({
  vitals: Type.Optional(ModemVitals),
  /** When the network last took a message or a call from it, and when one last came in. */
  sentAt: Type.Optional(IsoTime),
  heardAt: Type.Optional(IsoTime),
  hour: Type.Object({ sms: Used, calls: Used }),
  /** When a message was last not sent because the budget of the hour was used up. */
  overBudgetAt: Type.Optional(IsoTime),
  /** What the network was asked last. */
  balance: Type.Optional(
    Type.Object({
      code: Type.String(),
      askedAt: IsoTime,
      heard: Type.Optional(
        Type.Object({
          at: IsoTime,
          text: Type.Union([Type.String(), Type.Null()]),
          why: Type.Optional(Type.String({ description: 'Why there is none' })),
        }),
      ),
    }),
  ),
  /** What came in and belongs to no alarm, the newest first. A number is kept of nobody. */
  inbox: Type.Array(
    Type.Object({
      at: IsoTime,
      text: Type.String(),
      service: Type.Optional(Type.String({ description: 'The name of a service that wrote, such as the operator' })),
      from: Type.Optional(Type.Object({ id: PersonId, name: Type.String() })),
    }),
  ),
})
export type ModemView = Static<typeof ModemView>

/** The service code that asks the network for the balance: `*101#` with most operators of Vietnam. */
export const AskBalanceBody = Type.Object(
  { code: Type.String({ pattern: '^[*#][0-9*#]{1,30}#$', description: 'A service code: begins with * or #, ends with #' }) },
  { additionalProperties: false },
)
export const MessageTestBody = Type.Object({ channel: Channel }, { additionalProperties: false })
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

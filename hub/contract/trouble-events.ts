/** What the manager of a shop was told of its silence, and what became of the messages. People and phones stand here by reference only. */
import type { PersonId, SiteId, SubscriptionId } from './ids.ts'
import type { TestOutcome } from './shift-events.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type TroubleEvent =
  /** Nothing of a site was heard for five minutes of its opening hours, or it is back after that. `phones`: one message for each. */
  | Of<
      'SiteTroubleTold',
      {
        site: SiteId
        what: 'dark' | 'back'
        /** Since when it was dark. */
        since: number
        /** After this the message is stale and is not sent. */
        expiresAt: number
        phones: { person: PersonId; subscription: SubscriptionId }[]
      }
    >
  /** `told`: when it was. */
  | Of<'SiteTroubleSettled', { site: SiteId; told: number; subscription: SubscriptionId; outcome: TestOutcome }>

/** A real phone proves the way to itself, step by step, with no account: `npm run doctor -- --phone`. */
import { type Static, Type } from 'typebox'
import { PushSubscriptionBody } from './api.ts'
import { IsoTime } from './resources.ts'

/** In the order of the way. */
export const PHONE_STEPS = ['page', 'worker', 'permission', 'accepted', 'shown', 'sound'] as const
export const PhoneStep = Type.Enum([...PHONE_STEPS])
export type PhoneStep = (typeof PHONE_STEPS)[number]

/** As the terminal and the phone see it. A step that is not there has not come yet; one that failed may still come right. */
export const PhoneCheck = Type.Object({
  until: IsoTime,
  /** VAPID, base64url (RFC 8292). */
  publicKey: Type.String(),
  steps: Type.Array(
    Type.Object({ step: PhoneStep, ok: Type.Boolean(), at: IsoTime, why: Type.Optional(Type.String({ description: 'In English' })) }),
  ),
})
export type PhoneCheck = Static<typeof PhoneCheck>

/** What the phone's page has done. `accepted` and `shown` are not its word: the push service and the worker say them. */
export const PhoneCheckBody = Type.Object(
  {
    token: Type.String({ maxLength: 64 }),
    phone: Type.String({
      minLength: 16,
      maxLength: 64,
      description: 'Made by the page: the first phone that opens the link has it for itself',
    }),
    did: Type.Optional(
      Type.Object(
        {
          step: Type.Enum(['page', 'worker', 'permission', 'sound']),
          ok: Type.Boolean(),
          why: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
    ),
    /** Sends it a push. Kept in memory until the link ends, and written nowhere. */
    subscription: Type.Optional(PushSubscriptionBody),
  },
  { additionalProperties: false },
)
export type PhoneCheckBody = Static<typeof PhoneCheckBody>

export const PhoneCheckLink = Type.Object({ path: Type.String({ description: 'Below the address that people use' }), until: IsoTime })
export type PhoneCheckLink = Static<typeof PhoneCheckLink>

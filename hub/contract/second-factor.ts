/** A code beside the password at sign-in: six digits of an app (TOTP, RFC 6238), or one of ten recovery codes. */
import { type Static, Type } from 'typebox'
import { IsoTime } from './resources.ts'
import { PersonRef } from './views.ts'

/** Who must have one; anybody may. */
export const SecondFactorPolicy = Type.Enum(['nobody', 'admins', 'admins-and-commanders'])
export type SecondFactorPolicy = Static<typeof SecondFactorPolicy>

export const SignInCode = Type.String({
  minLength: 6,
  maxLength: 40,
  description: 'Six digits of the app, or a recovery code; blanks and dashes do not count',
})

/** How it stands with one's own. */
export const OwnSecondFactor = Type.Object({
  isOn: Type.Boolean(),
  isDue: Type.Boolean({ description: 'The office asks for it, and it is not on' }),
  recoveryCodes: Type.Optional(Type.Integer({ description: 'How many have not been used' })),
  takenAway: Type.Optional(
    Type.Object(
      { at: IsoTime, by: Type.Optional(PersonRef) },
      { description: 'Somebody else turned it off; without `by`: on the machine itself' },
    ),
  ),
})
export type OwnSecondFactor = Static<typeof OwnSecondFactor>

export const SecondFactorOffer = Type.Object({
  secret: Type.String({ description: '160 bits, base32 (RFC 4648 §6); shown this once' }),
  uri: Type.String({ description: 'otpauth://totp/…, for a QR code' }),
})
export type SecondFactorOffer = Static<typeof SecondFactorOffer>

export const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String({ description: '80 bits, good once; the hub keeps only its SHA-256' })),
})
export type RecoveryCodes = Static<typeof RecoveryCodes>

/** An authenticator app: the codes of a secret, and a person who has one. */
import { Secret, TOTP } from 'otpauth'
import type { PersonId } from '../../hub/contract/ids.ts'
import { got, type Opened } from './engine.ts'

/** What an app shows at this time, ms since 1970. */
export const codeOf = (secret: string, at: number): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at })

/** Turned on with the code of now; the next that is good is that of another step. */
export async function turnedOn({ registry, make, clock }: Pick<Opened, 'registry' | 'make' | 'clock'>, id: PersonId) {
  const { secret } = registry.offerSecondFactor(id)
  const code = codeOf(secret, clock.now())
  const { recoveryCodes } = await make({ type: 'TurnOnSecondFactor', id, secret, code })
  return { secret, code, recoveryCodes: got(recoveryCodes) }
}

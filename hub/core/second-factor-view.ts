/** Of whom the office asks a second factor at sign-in. */
import type { Role } from '../contract/resources.ts'
import type { SecondFactorPolicy } from '../contract/second-factor.ts'
import { assertNever } from './never.ts'

/** @param policy absent: a hub whose office has not said */
export function mustHaveSecondFactor(policy: SecondFactorPolicy | undefined, role: Role): boolean {
  switch (policy) {
    case undefined:
    case 'nobody':
      return false
    case 'admins':
      return role === 'admin'
    case 'admins-and-commanders':
      return role === 'admin' || role === 'commander'
    default:
      return assertNever(policy)
  }
}

/** Whose phone cannot be woken, as far as this phone and the hub know; pure. */
import type { DutyView, OwnPhone } from '../../../hub/contract/duty-views.ts'
import { canWake, type Standing } from '../push/standing.ts'

type Why = NonNullable<OwnPhone['trouble']>['why']
/** `why` null: this phone says so itself, and its card says what is missing. */
export type PhoneTrouble = { which: 'this'; why: Why | null; since?: string } | { which: 'other'; why: Why; since: string }

export function phoneTrouble(
  duty: Pick<DutyView, 'onDuty' | 'phones'> | null,
  { standing, id }: { standing: Standing; id: string | null },
): PhoneTrouble | null {
  if (!duty?.onDuty) return null
  if (!canWake(standing) && standing !== 'subscribing' && standing !== 'hub-away') return { which: 'this', why: null }
  const phones = duty.phones ?? []
  const own = phones.find((phone) => phone.id === id)?.trouble
  if (own) return { which: 'this', ...own }
  // One that is gone has most likely been registered anew, as this one.
  const other = phones.find((phone) => phone.id !== id && phone.trouble && phone.trouble.why !== 'gone')?.trouble
  return other ? { which: 'other', ...other } : null
}

/** What an administrator should do about how people get in; pure. */
import type { TFunction } from 'i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import type { Settings } from '../../../hub/contract/settings.ts'
import type { Need } from './need.ts'

type Known = {
  people?: readonly PersonRead[] | undefined
  settings?: Settings | undefined
  /** HUB_PUBLIC_URL; null: there is none. */
  publicUrl?: string | null | undefined
  /** The page is open over plain http, where no phone is woken (Secure Contexts §1.2). */
  isPlainHttp?: boolean | undefined
}

/** A name or an address that anybody on the internet could ask. Over https it is meant to be asked from elsewhere. */
function isOutside(publicUrl: string | null | undefined): boolean {
  if (!publicUrl || !URL.canParse(publicUrl)) return false
  const { hostname } = new URL(publicUrl)
  return !/^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[|.*\.(local|lan|internal|home\.arpa)$)/.test(hostname)
}

export function needsOfAccess({ people = [], settings, publicUrl, isPlainHttp }: Known, t: TFunction): Need[] {
  const due = people.filter(({ secondFactorDue, disabled, invited }) => secondFactorDue && !disabled && !invited)
  const named = { count: due.length, names: due.map(({ name }) => name).join(', ') }
  const isAdvised = settings && (settings.secondFactor ?? 'nobody') === 'nobody' && isOutside(publicUrl)
  return [
    ...(isPlainHttp ? [{ key: 'plain-http', words: t('admin.home.plainHttp'), to: '/admin/health', isGrave: true }] : []),
    ...(due.length > 0
      ? [{ key: 'second-factor', words: t('admin.home.secondFactorDue', named), to: '/admin/people', isGrave: false }]
      : []),
    ...(isAdvised ? [{ key: 'second-factor', words: t('admin.home.secondFactorAdvised'), to: '/admin/settings', isGrave: false }] : []),
  ]
}

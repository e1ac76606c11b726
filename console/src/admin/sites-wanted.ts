import type { Missing } from '../../../hub/contract/onboarding.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import { plainText } from '../look/plain-text.ts'

export const STATES = ['fitting', 'in-service', 'incomplete'] as const
/** Empty: all of them. */
export type Wanted = { text: string; kind: string; station: string; state: '' | (typeof STATES)[number] }

/** Every word must stand somewhere in code, name or address; accents and case do not count. */
export function wants({ text, kind, station, state }: Wanted, site: Site, missing: readonly Missing[]): boolean {
  const said = plainText(`${site.code} ${site.name} ${site.address}`)
  if (
    !plainText(text)
      .split(/\s+/)
      .every((word) => said.includes(word))
  )
    return false
  if (kind !== '' && site.kind !== kind) return false
  if (station !== '' && (site.station ?? 'nearest') !== station && !site.coResponders?.some((each) => each === station)) return false
  return state === '' || (state === 'incomplete' ? missing.length > 0 : site.service === state)
}

/** Who finds which guides in the manual, in which words, and on which one they land (docs/decisions/0042). */
import type { Role } from '../../hub/contract/resources.ts'
import type { GuideName, Variant } from './guides.ts'

/** Null: nobody is signed in, or the hub cannot be asked. */
export type Reader = Role | null

/** What is read without an account: by an officer whose page does not open, or by whoever keeps the machine. */
const OPEN_TO_ALL: readonly GuideName[] = [
  'handbook',
  'duty-desk',
  'shop',
  'admin',
  'install',
  'restore',
  'news',
  'operating',
  'deploy',
  'bell',
]

export const isOpenToAll = (name: GuideName): boolean => OPEN_TO_ALL.includes(name)

const isOfShop = (reader: Reader): boolean => reader === 'staff' || reader === 'manager'

/** At a shop only its own guide: what is one click away from the shop's page must be as innocent as that page. */
export const mayRead = (reader: Reader, name: GuideName): boolean => {
  if (isOfShop(reader)) return name === 'shop'
  return reader !== null || isOpenToAll(name)
}

export const variantFor = (reader: Reader): Variant => (reader === null || isOfShop(reader) ? 'discreet' : 'whole')

/** Null: the list of all guides. */
export function landingOf(reader: Reader): GuideName | null {
  switch (reader) {
    case 'admin':
      return 'handbook'
    case 'officer':
    case 'commander':
    case 'patrol':
      return 'duty-desk'
    case 'staff':
    case 'manager':
      return 'shop'
    case null:
      return null
  }
}

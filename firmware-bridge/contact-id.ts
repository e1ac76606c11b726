/**
 * Contact ID event codes (SIA DC-05-1999.09 §4) as alarm receivers print them: a qualifier, three digits, a partition, a zone.
 * On a zone that is enrolled as a button every code that is not known to mean something else is a press: shown as unknown, and ringing.
 */
import type { Says } from './protocol.ts'

export type ContactId = {
  account: string
  /** E new event, R restore, P a previous event told again. */
  qualifier: 'E' | 'R' | 'P'
  /** Three digits, the class first. */
  code: string
  partition: string
  zone: string
}

const DURESS = '121'
const FIRES = /^11[0-8]$/
const HOLDUPS = /^12\d$/
const TAMPERS = ['137', '144', '145', '383']
const LOW_BATTERIES = ['302', '384']
const LOST = ['381', '147']
const TESTS = ['601', '602', '603', '607', '608']

export const deviceOf = ({ account, zone }: Pick<ContactId, 'account' | 'zone'>): string => `${account}:${zone}`

export function meaningOf({ qualifier, code }: Pick<ContactId, 'qualifier' | 'code'>): Says {
  const begins = qualifier !== 'R'
  if (TAMPERS.includes(code)) return { what: 'state', fields: { tamper: begins } }
  if (LOW_BATTERIES.includes(code)) return { what: 'state', fields: { lowBattery: begins } }
  if (LOST.includes(code)) return { what: 'state', fields: { lost: begins } }
  // The end of anything else is a sign of life and no more.
  if (!begins) return { what: 'beat', fields: {} }
  return { what: 'press', fields: { kind: kindOf(code), ...(qualifier === 'P' && { replayed: true }) } }
}

function kindOf(code: string): string {
  if (code === DURESS) return 'duress'
  if (HOLDUPS.test(code)) return 'holdup'
  if (FIRES.test(code)) return 'fire'
  if (TESTS.includes(code)) return 'test'
  // Not a kind the hub knows, on purpose: it rings as a hold-up and is shown as an unknown code, in these words.
  return `contact-id ${code}`
}

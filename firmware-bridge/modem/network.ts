/** How the modem stands in the network: signal (3GPP TS 27.007 §8.5), registration (§7.2, §10.1.22) and operator (§7.3). */
import { type Ask, fieldsOf } from './ask.ts'

export type Registration = 'home' | 'roaming' | 'searching' | 'denied' | 'none'
export type Network = { signal: number | null; registration: Registration; operator: string | null }

export const NO_NETWORK: Network = { signal: null, registration: 'none', operator: null }

/** 6 and 7: for short messages only, 9 and 10: CSFB not preferred; all of them can send. */
const REGISTRATIONS: Readonly<Record<string, Registration>> = {
  0: 'none',
  1: 'home',
  2: 'searching',
  3: 'denied',
  5: 'roaming',
  6: 'home',
  7: 'roaming',
  9: 'home',
  10: 'roaming',
}
/** The better one of the two domains counts. */
const RANK: readonly Registration[] = ['none', 'denied', 'searching', 'roaming', 'home']
const NOT_KNOWN = 99

export const isRegistered = ({ registration }: Network): boolean => registration === 'home' || registration === 'roaming'

export const registrationFrom = (status: string | undefined): Registration => REGISTRATIONS[Number(status)] ?? 'none'

async function askRegistration(ask: Ask, command: 'CREG' | 'CEREG'): Promise<Registration> {
  const answer = await ask(`AT+${command}?`, { accepts: new RegExp(`^\\+${command}: ?\\d+,\\d`) })
  return registrationFrom(fieldsOf(answer.lines[0] ?? '')[1])
}

/** -113 dBm and 2 dBm a step; 99 is "not known". */
async function askSignal(ask: Ask): Promise<number | null> {
  const answer = await ask('AT+CSQ', { accepts: /^\+CSQ:/ })
  const step = Number.parseInt(fieldsOf(answer.lines[0] ?? '')[0] ?? '', 10)
  return Number.isNaN(step) || step === NOT_KNOWN ? null : -113 + 2 * step
}

export async function askNetwork(ask: Ask): Promise<Network> {
  const signal = await askSignal(ask)
  const domains = [await askRegistration(ask, 'CREG'), await askRegistration(ask, 'CEREG')]
  const registration = domains.sort((a, b) => RANK.indexOf(b) - RANK.indexOf(a))[0] ?? 'none'
  const answer = await ask('AT+COPS?', { accepts: /^\+COPS:/ })
  return { signal, registration, operator: fieldsOf(answer.lines[0] ?? '')[2] || null }
}

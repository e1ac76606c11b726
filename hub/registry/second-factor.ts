/** The second factor of a person: turned on with a first code, and off again; ten recovery codes, each struck when it is used. */
import { Secret } from 'otpauth'
import type { PersonId } from '../contract/ids.ts'
import { type Chance, type Make, type Outcome, refuse, withEntry } from './change.ts'
import type { PersonSecrets, RegistryData } from './data.ts'
import { isSecret, sha256 } from './secrets.ts'
import { stepOfCode } from './totp.ts'

const CODES = 10
const CODE_BYTES = 10

export const turnOnSecondFactor: Make<'TurnOnSecondFactor'> = (data, { id, secret, code, at }, chance) => {
  if (!data.people.has(id)) return refuse('no-such-person', 'There is no person with this id.')
  const { secondFactorTaken: _, ...own } = data.secrets.get(id) ?? {}
  if (own.secondFactor) return refuse('second-factor-on', 'It is on already: turn it off before setting up another phone.')
  const since = stepOfCode(secret, code, at)
  if (since === null) return refuse('wrong-code', 'This is not the code of now: look at the clock of the phone and of the hub.')
  const { codes, hashes } = recoveryCodes(chance)
  return { ...withSecrets(data, id, { ...own, secondFactor: { secret, since, recovery: hashes } }), answer: { recoveryCodes: codes } }
}

export const renewRecoveryCodes: Make<'RenewRecoveryCodes'> = (data, { id }, chance) => {
  const own = data.secrets.get(id)
  if (!own?.secondFactor) return none()
  const { codes, hashes } = recoveryCodes(chance)
  return { ...withSecrets(data, id, { ...own, secondFactor: { ...own.secondFactor, recovery: hashes } }), answer: { recoveryCodes: codes } }
}

/** Every hash is looked at, so that the wait does not tell which. */
export const spendRecoveryCode: Make<'UseRecoveryCode'> = (data, { id, code }) => {
  const own = data.secrets.get(id)
  if (!own?.secondFactor) return none()
  const { recovery } = own.secondFactor
  const left = recovery.filter((hash) => !isSecret(plainCode(code), hash))
  if (left.length === recovery.length) return refuse('wrong-code', 'This is not one of the recovery codes that are left.')
  return { ...withSecrets(data, id, { ...own, secondFactor: { ...own.secondFactor, recovery: left } }), answer: {} }
}

/** By its owner, or by an administrator; the owner is told of the second. */
export const turnOffSecondFactor: Make<'TurnOffSecondFactor'> = (data, { id, at, by }) => {
  if (!data.people.has(id)) return refuse('no-such-person', 'There is no person with this id.')
  const own = data.secrets.get(id)
  if (!own?.secondFactor) return none()
  const { secondFactor: _, ...rest } = own
  return { ...withSecrets(data, id, by === id ? rest : { ...rest, secondFactorTaken: { at, by } }), answer: {} }
}

/** Asked on the box itself. */
export const dropSecondFactor: Make<'DropSecondFactor'> = (data, { id, at }) => {
  if (!data.people.has(id)) return refuse('no-such-person', 'There is no person with this id.')
  const secrets = withoutSecondFactor(data, id, at)
  return secrets === data.secrets ? none() : { data: { ...data, secrets }, subject: id, answer: {} }
}

/** Taken away on the machine itself; the same map when there was none. */
export function withoutSecondFactor({ secrets }: RegistryData, id: PersonId, at: number): RegistryData['secrets'] {
  const { secondFactor, ...rest } = secrets.get(id) ?? {}
  return secondFactor ? withEntry(secrets, id, { ...rest, secondFactorTaken: { at, by: null } }) : secrets
}

const none = () => refuse('no-second-factor', 'This person has no second factor.')

const withSecrets = (data: RegistryData, id: PersonId, own: PersonSecrets): Omit<Extract<Outcome, { data: unknown }>, 'answer'> => ({
  data: { ...data, secrets: withEntry(data.secrets, id, own) },
  subject: id,
})

/** 80 bits each, in letters that are told apart on paper, in groups of four. */
function recoveryCodes(chance: Chance) {
  const plain = Array.from({ length: CODES }, () => {
    const bytes = Buffer.from(chance.secret(), 'base64url').subarray(0, CODE_BYTES)
    return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32
  })
  return { codes: plain.map((code) => code.match(/.{4}/g)?.join('-') ?? code), hashes: plain.map(sha256) }
}

/** As it was typed: base32 has no 0, 1 and 8 (RFC 4648 §6), so they are the letters that they look like. */
const plainCode = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B')

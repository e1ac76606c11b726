/** Hashes the secrets a change carries, after it is known that nothing else stands against it: a refused change costs no argon2. */
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import type { Hashed } from './change.ts'
import type { RegistryData } from './data.ts'

export type Hasher = {
  hash(password: string): Promise<string>
  matches(password: string, hash: string): Promise<boolean>
}

/** Stands in while a change is only being tried; never written. */
export const UNHASHED: Hashed = { password: '', pin: '', duressPin: '', pinsEqual: false }

type Plain = { password?: string | null | undefined; pin?: string | null | undefined; duressPin?: string | null | undefined }

function secretsIn(change: RegistryChange): Plain {
  switch (change.type) {
    case 'AddPerson':
      return { password: change.person.password }
    case 'PatchPerson':
      return { password: change.patch.password, pin: change.patch.pin, duressPin: change.patch.duressPin }
    case 'AcceptInvitation':
      return { password: change.password }
    default:
      return {}
  }
}

export const carriesSecrets = (change: RegistryChange): boolean => Object.values(secretsIn(change)).some(Boolean)

export async function hashSecrets(change: RegistryChange, data: RegistryData, hasher: Hasher): Promise<Hashed> {
  const plain = secretsIn(change)
  const hashed: Hashed = { pinsEqual: await pinsEqual(change, plain, data, hasher) }
  for (const name of ['password', 'pin', 'duressPin'] as const) {
    const text = plain[name]
    if (text) hashed[name] = await hasher.hash(text)
  }
  return hashed
}

async function pinsEqual(change: RegistryChange, { pin, duressPin }: Plain, data: RegistryData, hasher: Hasher): Promise<boolean> {
  if (change.type !== 'PatchPerson') return false
  if (pin && duressPin) return pin === duressPin
  const kept = data.secrets.get(change.id)
  if (pin && duressPin === undefined && kept?.duressPin) return hasher.matches(pin, kept.duressPin)
  if (duressPin && pin === undefined && kept?.pin) return hasher.matches(duressPin, kept.pin)
  return false
}

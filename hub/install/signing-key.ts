/** The publisher's secret key, and which keys a release says may sign the next ones. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fault } from '../program.ts'
import { type Key, keyOf } from './signature.ts'

export type Signing = { secret: KeyObject; next: Key[] }

const MAKE = 'openssl genpkey -algorithm ed25519 -out release.pem'

/** @param environment RELEASE_KEY, a file; RELEASE_NEXT_KEY, the public key that may sign as well from then on. Null: nobody signs */
export function signingBy({ RELEASE_KEY, RELEASE_NEXT_KEY }: { RELEASE_KEY?: string; RELEASE_NEXT_KEY?: string }): Signing | null {
  if (!RELEASE_KEY) {
    if (RELEASE_NEXT_KEY) throw fault('usage', 'RELEASE_NEXT_KEY is carried by a signed release only: set RELEASE_KEY too.')
    return null
  }
  const secret = ed25519(RELEASE_KEY, 'RELEASE_KEY', `a secret Ed25519 key: ${MAKE}`, createPrivateKey)
  const own = keyOf(createPublicKey(secret as unknown as string))
  const more = RELEASE_NEXT_KEY
    ? [keyOf(ed25519(RELEASE_NEXT_KEY, 'RELEASE_NEXT_KEY', 'a public Ed25519 key: openssl pkey -in next.pem -pubout', createPublicKey))]
    : []
  return { secret, next: [...new Set([own, ...more])] }
}

function ed25519(file: string, variable: string, wanted: string, read: (pem: string) => KeyObject): KeyObject {
  try {
    const key = read(readFileSync(file, 'utf8'))
    if (key.asymmetricKeyType === 'ed25519') return key
    throw new Error(`it is a key of kind ${key.asymmetricKeyType}`)
  } catch (error) {
    throw fault('no-key', `${variable}=${file} is not ${wanted} (${(error as Error).message})`)
  }
}

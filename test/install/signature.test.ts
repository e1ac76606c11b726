/** Whose releases a box takes: those of the first publisher, of whomever that one named, and nobody else's. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fingerprintOf, keyOf, keysIn, signatureOf } from '../../hub/install/signature.ts'
import { signingBy } from '../../hub/install/signing-key.ts'
import { KEYS, SIGNATURE, SUMS, sumsOf } from '../../hub/install/stage.ts'
import { mustBeTrusted, pinKeys } from '../../hub/install/trust.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const aKey = () => generateKeyPairSync('ed25519')
const publisher = aKey()
const next = aKey()
const stranger = aKey()

/** The smallest thing that is a release, as far as signatures go. */
function release(secret: KeyObject | null, keys: KeyObject[], files: Record<string, string> = { 'hub/main.ts': 'run()' }): string {
  const folder = temporaryFolder()
  const all = { ...files, ...(keys.length > 0 && { [KEYS]: `${keys.map(keyOf).join('\n')}\n` }) }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  writeFileSync(join(folder, SUMS), sumsOf(folder))
  if (secret) writeFileSync(join(folder, SIGNATURE), signatureOf(readFileSync(join(folder, SUMS)), secret))
  return folder
}

const ofPublisher = () => release(publisher.privateKey, [publisher.publicKey])
const box = () => ({ releaseKeys: join(temporaryFolder(), 'release-keys') })

/** A box on which the publisher's first release runs. */
function pinned() {
  const places = box()
  const first = ofPublisher()
  mustBeTrusted(first, places, false)
  pinKeys(first, places)
  return places
}
const refused = (folder: string, places: { releaseKeys: string }, unsigned = false): string => {
  try {
    mustBeTrusted(folder, places, unsigned)
    return ''
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 76 })
    return String((error as Error).message)
  }
}

it('the first publisher is believed, and from then on nobody else', () => {
  const places = pinned()
  expect(refused(ofPublisher(), places)).toBe('')
  const print = fingerprintOf(keyOf(stranger.publicKey))
  expect(print).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  const theirs = release(stranger.privateKey, [stranger.publicKey])
  expect(refused(theirs, places)).toContain(`signed by SOMEBODY ELSE (${print})`)
  expect(refused(theirs, places, true), 'not even where one without a signature would do').toContain('SOMEBODY ELSE')
})

it('one that nobody signed is taken where none was signed before, or where that is said', () => {
  const mine = release(null, [])
  expect(refused(mine, box())).toBe('')
  const places = pinned()
  expect(refused(mine, places)).toContain('add --unsigned')
  expect(refused(mine, places, true)).toBe('')
  pinKeys(mine, places)
  expect(keysIn(places.releaseKeys), 'and it does not make the box forget').toEqual([keyOf(publisher.publicKey)])
})

it('a signed release names the key that comes after its own', () => {
  const places = pinned()
  const byNext = release(next.privateKey, [next.publicKey])
  expect(refused(byNext, places)).toContain('SOMEBODY ELSE')
  const both = release(publisher.privateKey, [publisher.publicKey, next.publicKey])
  mustBeTrusted(both, places, false)
  expect(refused(byNext, places), 'not before it runs').toContain('SOMEBODY ELSE')
  pinKeys(both, places)
  expect(refused(byNext, places)).toBe('')
  pinKeys(byNext, places)
  expect(refused(ofPublisher(), places), 'the old key has had its time').toContain('SOMEBODY ELSE')
})

it.each([
  ['a file that was changed', (folder: string) => writeFileSync(join(folder, 'hub/main.ts'), 'run(); spy()'), 'hub/main.ts'],
  ['a file too many', (folder: string) => writeFileSync(join(folder, 'hub/spy.ts'), ''), 'hub/spy.ts'],
  ['a file too few', (folder: string) => rmSync(join(folder, 'hub/main.ts')), 'hub/main.ts'],
  ['a package too many', (folder: string) => writeFileSync(join(folder, 'node_modules/a/b.js'), ''), 'node_modules/a/b.js'],
  ['a link', (folder: string) => symlinkSync('/etc/passwd', join(folder, 'hub/link')), 'hub/link'],
  ['other sums', (folder: string) => writeFileSync(join(folder, SUMS), sumsOf(temporaryFolder())), SIGNATURE],
  ['another signature', (folder: string) => writeFileSync(join(folder, SIGNATURE), `${keyOf(publisher.publicKey)}\nAAAA\n`), SIGNATURE],
])('%s is seen', (_, alter, named) => {
  const folder = release(publisher.privateKey, [publisher.publicKey], { 'hub/main.ts': 'run()', 'node_modules/a/a.js': '' })
  const places = pinned()
  expect(refused(folder, places)).toBe('')
  alter(folder)
  expect(refused(folder, places)).toContain(`altered after it was signed (${named})`)
})

it('packages that npm fetched into a small archive are npm’s to check', () => {
  const folder = ofPublisher()
  mkdirSync(join(folder, 'node_modules/a'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/a/index.js'), '')
  expect(refused(folder, pinned())).toBe('')
})

it('a publisher makes the key with openssl, and anybody can verify with it', () => {
  const folder = temporaryFolder()
  const [secret, open] = [join(folder, 'release.pem'), join(folder, 'public.pem')]
  execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', secret])
  execFileSync('openssl', ['pkey', '-in', secret, '-pubout', '-out', open])
  const signing = signingBy({ RELEASE_KEY: secret, RELEASE_NEXT_KEY: open })
  expect(signing?.next).toEqual([keyOf(createPublicKey(readFileSync(open)))])
  const [sums, signature] = [join(folder, 'sums'), join(folder, 'signature')]
  writeFileSync(sums, 'what was made\n')
  const [, text = ''] = signatureOf(readFileSync(sums), signing?.secret as KeyObject).split('\n')
  writeFileSync(signature, Buffer.from(text, 'base64'))
  const { status } = spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', open, '-rawin', '-in', sums, '-sigfile', signature])
  expect(status).toBe(0)
  expect(signingBy({})).toBeNull()
  expect(() => signingBy({ RELEASE_KEY: sums })).toThrow(/is not a secret Ed25519 key: openssl genpkey/)
  expect(() => signingBy({ RELEASE_NEXT_KEY: open })).toThrow(/set RELEASE_KEY too/)
})

import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { isSealed, newKey, recipientOf, type Secret, seal, unseal } from '../../hub/backup/seal.ts'
import { temporaryFolder } from '../harness/temporary.ts'

/** Over more than one of the pieces that are sealed one by one. */
const WHAT = Buffer.alloc(200_000, 'everything that a hub knows')

function plain() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'plain'), WHAT)
  return { from: join(folder, 'plain'), into: join(folder, 'sealed'), folder }
}
const opened = async (file: string, secret: Secret) => buffer(await unseal(createReadStream(file), secret))

it('what is sealed to a key is opened by that key, by the one made to prove it, and by no other', async () => {
  const { from, into } = plain()
  const paper = await newKey()
  expect(await recipientOf(paper.secretKey)).toBe(paper.recipient)
  const proof = await seal(from, into, { recipient: paper.recipient })
  expect([isSealed(from), isSealed(into)]).toEqual([false, true])
  expect(readFileSync(into).includes('everything that a hub knows')).toBe(false)
  expect((await opened(into, { key: paper.secretKey })).equals(WHAT)).toBe(true)
  expect((await opened(into, proof)).equals(WHAT)).toBe(true)
  await expect(opened(into, { key: (await newKey()).secretKey })).rejects.toThrow(/no identity matched/)
})

it('a passphrase opens, another does not, and neither opens what was cut or changed', async () => {
  const { from, into, folder } = plain()
  const secret = await seal(from, into, { passphrase: 'ba con mèo ngủ trên mái' })
  expect((await opened(into, secret)).equals(WHAT)).toBe(true)
  await expect(opened(into, { passphrase: 'ba con mèo' })).rejects.toThrow(/no identity matched/)
  const whole = readFileSync(into)
  const changed = Buffer.from(whole)
  changed[whole.length - 70_000] = (changed[whole.length - 70_000] ?? 0) ^ 1
  for (const bad of [whole.subarray(0, whole.length - 5), whole.subarray(0, 100_000), changed]) {
    writeFileSync(join(folder, 'bad'), bad)
    await expect(opened(join(folder, 'bad'), secret)).rejects.toThrow()
  }
})

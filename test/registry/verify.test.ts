import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import type { Person } from '../../hub/contract/resources.ts'
import { hashPassword, isPassword } from '../../hub/registry/argon2.ts'
import { firstData, type PersonSecrets } from '../../hub/registry/data.ts'
import { verifyAgainst } from '../../hub/registry/verify.ts'

async function counted() {
  const person = (id: string, more: Partial<Person> = {}): [PersonId, Person] => [
    id as PersonId,
    { id: id as PersonId, username: id, name: id, role: 'admin', invited: false, disabled: false, ...more },
  ]
  const [password, pin, duressPin] = await Promise.all([hashPassword('dung'), hashPassword('1234'), hashPassword('4321')])
  const data = {
    ...firstData(),
    people: new Map([person('known'), person('disabled', { disabled: true }), person('invited', { invited: true })]),
    secrets: new Map<PersonId, PersonSecrets>([
      ['known' as PersonId, { password, pin, duressPin }],
      ['disabled' as PersonId, { password, pin, duressPin }],
    ]),
  }
  let computations = 0
  const verify = verifyAgainst(
    () => data,
    (text, hash) => {
      computations++
      return isPassword(text, hash)
    },
    async () => true,
  )
  const costOf = async <T>(work: () => Promise<T>) => {
    const before = computations
    return { answer: await work(), computations: computations - before }
  }
  return { verify, costOf }
}

describe('whoever asks, the answer costs the same', () => {
  test.each([
    ['known', 'dung', 'known'],
    ['known', 'sai', null],
    ['disabled', 'dung', null],
    ['invited', '', null],
    ['unknown', 'dung', null],
    ['constructor', 'dung', null],
  ])('a sign-in of %s with %j computes one hash', async (username, password, answer) => {
    const { verify, costOf } = await counted()
    expect(await costOf(() => verify.verifyPerson(username, password))).toEqual({ answer, computations: 1 })
  })

  test.each([
    ['known', '1234', 'pin'],
    ['known', '4321', 'duress'],
    ['known', '0000', null],
    ['disabled', '1234', null],
    ['invited', '1234', null],
    ['unknown', '1234', null],
  ])('a PIN of %s, %s, computes two', async (id, pin, answer) => {
    const { verify, costOf } = await counted()
    expect(await costOf(() => verify.verifyPin(id as PersonId, pin))).toEqual({ answer, computations: 2 })
  })
})

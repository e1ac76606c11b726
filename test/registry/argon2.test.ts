import { expect, test } from 'vitest'
import { hashPassword, isPassword } from '../../hub/registry/argon2.ts'

test('a hash says how it was made, and two of one password differ', async () => {
  const [one, two] = await Promise.all([hashPassword('mật khẩu'), hashPassword('mật khẩu')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await isPassword('mật khẩu', one)).toBe(true)
  expect(await isPassword('mat khau', one)).toBe(false)
})

// From the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c).
test('a hash made elsewhere is understood', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', hash)).toBe(true)
  expect(await isPassword('passwort', hash)).toBe(false)
})

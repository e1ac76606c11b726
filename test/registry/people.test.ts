import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { settle } from './town.ts'

const WEEK_MS = 7 * 24 * 3_600_000

describe.each(engines)('people on $name', ({ open }) => {
  const start = fresh(open)

  test('without a password a person is invited, chooses one by the invitation, and is in', async () => {
    const { registry, make, clock } = await start()
    const { person, invitation } = await make({ type: 'AddPerson', person: { username: 'quan-tri', name: 'Q', role: 'admin' } })
    expect(person).toEqual({ id: got(person).id, username: 'quan-tri', name: 'Q', role: 'admin', invited: true, disabled: false })
    expect(await registry.verifyPerson('quan-tri', '')).toBeNull()
    await clock.push(WEEK_MS - 1)
    const accepted = await make({ type: 'AcceptInvitation', token: got(invitation), password: 'mat-khau-moi' })
    expect(accepted.person).toMatchObject({ id: got(person).id, invited: false })
    expect(await registry.verifyPerson('quan-tri', 'mat-khau-moi')).toBe(got(person).id)
  })

  test('the name may be typed by a telephone and the password on another keyboard; nothing else lets in', async () => {
    const opened = await start()
    const { admin, officer } = await settle(opened)
    const { registry, make } = opened
    await make({ type: 'PatchPerson', id: officer, patch: { password: 'mật khẩu'.normalize('NFC') } })
    expect(await registry.verifyPerson(' Truc-ban', 'mật khẩu'.normalize('NFD'))).toBe(officer)
    expect(await registry.verifyPerson('truc-ban', 'mat khau')).toBeNull()
    expect(await registry.verifyPerson('truc-ban', 'mat-khau-2')).toBeNull()
    expect(await registry.verifyPerson('nobody', 'mật khẩu')).toBeNull()
    await make({ type: 'PatchPerson', id: officer, patch: { disabled: true } })
    expect(await registry.verifyPerson('truc-ban', 'mật khẩu')).toBeNull()
    expect(await registry.verifyPerson('quan-tri', 'mat-khau-1')).toBe(admin)
  })

  test('with somebody else to administer the hub, an administrator may go', async () => {
    const opened = await start()
    const { admin } = await settle(opened)
    await opened.make({ type: 'AddPerson', person: { username: 'moi', name: 'M', role: 'admin', password: 'mat-khau-4' } })
    const { person } = await opened.make({ type: 'PatchPerson', id: admin, patch: { disabled: true } })
    expect(person?.disabled).toBe(true)
  })

  test('the two PINs are told apart; a wrong one, and a person without one, are neither', async () => {
    const opened = await start()
    const { staff, officer } = await settle(opened)
    const { registry, make } = opened
    await make({ type: 'PatchPerson', id: staff, patch: { pin: '1234', duressPin: '4321' } })
    expect(await registry.verifyPin(staff, '1234')).toBe('pin')
    expect(await registry.verifyPin(staff, '4321')).toBe('duress')
    expect(await registry.verifyPin(staff, '0000')).toBeNull()
    expect(await registry.verifyPin(officer, '1234')).toBeNull()
    await make({ type: 'PatchPerson', id: staff, patch: { pin: '4321', duressPin: '1234' } })
    expect(await registry.verifyPin(staff, '1234')).toBe('duress')
    await make({ type: 'PatchPerson', id: staff, patch: { pin: null } })
    expect(await registry.verifyPin(staff, '4321')).toBeNull()
    expect(await registry.verifyPerson('cua-hang', 'mat-khau-3')).toBe(staff)
  })
})

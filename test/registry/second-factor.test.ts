import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { openSessions } from '../../hub/registry/sessions.ts'
import { registryCodec } from '../../hub/registry/shape.ts'
import { stepAt } from '../../hub/registry/totp.ts'
import { pushedClock } from '../harness/clock.ts'
import { engines, fresh, got, openIn, scratch } from './engine.ts'
import { codeOf, turnedOn } from './second-factor.ts'
import { settle } from './town.ts'

const STEP_MS = 30_000
const HOUR_MS = 3_600_000

describe.each(engines)('a second factor on $name', ({ open }) => {
  const start = fresh(open)

  test('ten recovery codes of 80 bits, kept as hashes in a file for its owner alone; the codes are good however they are typed', async () => {
    const opened = await start()
    const { admin } = await settle(opened)
    const { secret, recoveryCodes } = await turnedOn(opened, admin)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
    const file = join(opened.folder, 'registry.json')
    const text = await readFile(file, 'utf8')
    expect(text).toContain(secret)
    for (const code of recoveryCodes) for (const written of [code, code.replaceAll('-', '')]) expect(text).not.toContain(written)
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    const [first = ''] = recoveryCodes
    await opened.make({ type: 'UseRecoveryCode', id: admin, code: ` ${first.toLowerCase().replaceAll('-', ' ').replaceAll('o', '0')}` })
    expect(opened.registry.secondFactor(admin)).toMatchObject({ isOn: true, recoveryCodes: 9 })
    expect(await opened.refusal({ type: 'UseRecoveryCode', id: admin, code: first })).toMatchObject({ refused: 'wrong-code' })
    const { recoveryCodes: others } = await opened.make({ type: 'RenewRecoveryCodes', id: admin })
    expect(got(others)).toHaveLength(10)
    expect(await opened.refusal({ type: 'UseRecoveryCode', id: admin, code: recoveryCodes[1] ?? '' })).toMatchObject({
      refused: 'wrong-code',
    })
  })

  test('a code opens once: not the first one again, not two at the same instant, not after a restart, and the next one does', async () => {
    const opened = await start()
    const { admin, officer } = await settle(opened)
    const { secret, code } = await turnedOn(opened, admin)
    const { clock } = opened
    const verify = (given: string) => opened.registry.verifyCode(admin, given, clock.now())
    expect(await verify(code)).toBe('used')
    await clock.push(STEP_MS)
    const next = codeOf(secret, clock.now())
    expect((await Promise.all([verify(next), verify(next)])).sort()).toEqual(['fits', 'used'])
    expect(await verify('000000')).toBe('wrong')
    expect(await opened.registry.verifyCode(officer, next, clock.now()), 'of somebody who has none').toBe('wrong')
    const { registry } = await opened.again()
    expect(await registry.verifyCode(admin, next, clock.now())).toBe('used')
    await clock.push(STEP_MS)
    expect(await registry.verifyCode(admin, codeOf(secret, clock.now()), clock.now())).toBe('fits')
    await registry.close()
  })

  test('killed right after the answer: neither a recovery code nor six digits that were used come back', async () => {
    const opened = await start()
    const { admin } = await settle(opened)
    const { secret, recoveryCodes } = await turnedOn(opened, admin)
    await opened.clock.push(STEP_MS)
    const code = codeOf(secret, opened.clock.now())
    expect(await opened.registry.verifyCode(admin, code, opened.clock.now())).toBe('fits')
    await opened.make({ type: 'UseRecoveryCode', id: admin, code: recoveryCodes[3] ?? '' })
    // Nothing is closed: what the next one finds is what lay on the disk at the instant of the answers.
    const next = await openIn(opened.folder, open, opened.clock)
    expect(await next.registry.verifyCode(admin, code, opened.clock.now())).toBe('used')
    expect(await next.refusal({ type: 'UseRecoveryCode', id: admin, code: recoveryCodes[3] ?? '' })).toMatchObject({
      refused: 'wrong-code',
    })
    expect(next.registry.secondFactor(admin).recoveryCodes).toBe(9)
    await next.registry.close()
  })

  test('who takes it away ends the sessions of its owner, who is told; who turns their own off stays signed in', async () => {
    const opened = await start()
    const { admin, officer } = await settle(opened)
    const { registry, make } = opened
    await turnedOn(opened, officer)
    const desk = registry.sessions.open(officer, 0, HOUR_MS)
    const at = opened.clock.now()
    await registry.submit({ type: 'TurnOffSecondFactor', at, by: admin, id: officer })
    expect(registry.sessions.find(desk, 0)).toBeNull()
    expect(registry.secondFactor(officer)).toEqual({ isOn: false, recoveryCodes: 0, taken: { at, by: admin } })

    await turnedOn(opened, officer)
    expect(registry.secondFactor(officer).taken).toBeNull()
    const again = registry.sessions.open(officer, 0, HOUR_MS)
    await registry.submit({ type: 'TurnOffSecondFactor', at, by: officer, id: officer })
    expect(registry.sessions.find(again, 0)).toBe(officer)
    expect(registry.secondFactor(officer).taken).toBeNull()

    for (const type of ['DropSecondFactor', 'ResetPerson'] as const) {
      await turnedOn(opened, officer)
      const before = registry.sessions.open(officer, 0, HOUR_MS)
      await make({ type, id: officer })
      expect(registry.sessions.find(before, 0), type).toBeNull()
      expect(registry.secondFactor(officer), type).toEqual({ isOn: false, recoveryCodes: 0, taken: { at, by: null } })
    }
  })

  test('another password leaves it on, and so does a new invitation', async () => {
    const opened = await start()
    const { staff } = await settle(opened)
    await turnedOn(opened, staff)
    await opened.make({ type: 'PatchPerson', id: staff, patch: { password: 'mat-khau-moi', pin: '1234' } })
    const { invitation } = await opened.make({ type: 'InvitePerson', id: staff })
    await opened.make({ type: 'AcceptInvitation', token: got(invitation), password: 'mat-khau-khac' })
    expect(opened.registry.secondFactor(staff).isOn).toBe(true)
  })

  test('a backup holds it, and a file from before there was any still opens', async () => {
    const opened = await start()
    const { admin } = await settle(opened)
    const copy = join(opened.folder, 'copy.json')
    await opened.registry.copyTo(copy)
    const before = await readFile(copy, 'utf8')
    expect(before).not.toContain('secondFactor')
    expect(registryCodec.decode(before).ok).toBe(true)
    const { secret } = await turnedOn(opened, admin)
    await opened.registry.copyTo(`${copy}.after`)
    expect(await readFile(`${copy}.after`, 'utf8')).toContain(secret)
  })
})

test('with the disk hung a code opens after two seconds all the same, and still opens nothing twice', async () => {
  const clock = pushedClock()
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const path = join(await scratch(onTestFinished), 'sessions.json')
  const sessions = await openSessions({ path, log, clock, isEnabled: () => true, write: () => new Promise(() => {}) })
  const [who, step] = ['person' as PersonId, stepAt(clock.now())]
  let isIn = false
  const first = sessions.spendStep(who, step, clock.now()).then((fits) => {
    isIn = fits
  })
  await clock.push(1_900)
  expect(isIn, 'a disk that is only slow is waited for').toBe(false)
  expect(await sessions.spendStep(who, step, clock.now())).toBe(false)
  await clock.push(100)
  await first
  expect(isIn).toBe(true)
})

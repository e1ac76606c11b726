import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { recordRegistry } from '../../hub/wiring/record-registry.ts'
import { until } from '../harness/until.ts'
import { codeOf, turnedOn } from '../registry/second-factor.ts'
import { documentedBy } from './documented.ts'
import { type Hub, openHub } from './harness.ts'
import { some } from './world.ts'

const STEP_MS = 30_000
const password = 'mat khau dai'
let hub: Hub
let an: PersonId
let boss: PersonId
beforeEach(async () => {
  hub = await openHub()
  await recordRegistry(hub.registry, hub.desk, hub.deps.log)
  boss = await hub.person({ username: 'boss', name: 'Boss', role: 'admin', password })
  const station = some(
    (await hub.make({ type: 'AddStation', station: { name: 'Home', level: 'commune', location: { lat: 1, lon: 1 } } })).station,
  )
  an = await hub.person({ username: 'an', name: 'An', role: 'commander', station: station.id, password })
})
afterEach(() => hub.close())

type Answer = { code?: string; now?: string; secondFactor?: { isOn: boolean; isDue: boolean; recoveryCodes?: number; takenAway?: unknown } }
const signIn = (code?: string, username = 'an', given = password) =>
  hub.as(null)<Answer>('POST', '/session', { username, password: given, ...(code !== undefined && { code }) })
const now = (secret: string, stepsOn = 0) => codeOf(secret, hub.clock.now() + stepsOn * STEP_MS)
/** Signed in, the password said again. */
async function sure(person: PersonId) {
  const call = hub.as(person)
  expect((await call('POST', '/session/confirm', { password })).status).toBe(200)
  return call
}
/** The registry's changes come on the record right after their answer. */
const recorded = (action: string) =>
  until(`${action} is on the record`, async () => {
    const items = await audited(action)
    return items.length > 0 && items
  })
async function audited(action: string) {
  const { body } = await hub.as(boss)<{ items: { by?: { name: string }; subject?: { name: string } }[] }>('GET', `/audit?action=${action}`)
  return body.items
}

describe('turning it on', () => {
  test('the password, a secret as link and text, a first code, then ten recovery codes: and nothing is on before', async () => {
    const own = hub.as(an)
    expect((await own('POST', '/session/second-factor')).body).toMatchObject({ code: 'confirm-first' })
    await own('POST', '/session/confirm', { password })
    const offered = await own<{ secret: string; uri: string }>('POST', '/session/second-factor')
    expect(documentedBy(hub)('POST /session/second-factor', offered.status, offered.body)).toEqual([])
    expect(offered.body.uri).toContain(`secret=${offered.body.secret}`)
    expect((await signIn()).status).toBe(200)

    const wrong = await own<Answer>('PUT', '/session/second-factor', { code: '000000' })
    expect(wrong).toMatchObject({ status: 409, body: { code: 'wrong-code', now: new Date(hub.clock.now()).toISOString() } })
    const code = now(offered.body.secret)
    const on = await own<{ recoveryCodes: string[] }>('PUT', '/session/second-factor', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(documentedBy(hub)('PUT /session/second-factor', on.status, on.body)).toEqual([])
    expect([on.status, on.body.recoveryCodes.length]).toEqual([200, 10])
    expect((await own<Answer>('GET', '/session')).body.secondFactor).toEqual({ isOn: true, isDue: false, recoveryCodes: 10 })
    expect((await own('PUT', '/session/second-factor', { code })).body).toMatchObject({ code: 'second-factor-not-begun' })
    expect(await recorded('TurnOnSecondFactor')).toMatchObject([{ by: { name: 'An' }, subject: { name: 'An' } }])
  })

  test('a secret that no app has taken within 15 minutes is gone', async () => {
    const own = await sure(an)
    const { body } = await own<{ secret: string }>('POST', '/session/second-factor')
    await hub.clock.push(15 * 60_000)
    expect((await own('PUT', '/session/second-factor', { code: now(body.secret) })).body).toMatchObject({ code: 'second-factor-not-begun' })
  })
})

describe('signing in', () => {
  test('without a code the right password is asked for one, as often as one likes; with it one is in', async () => {
    const { secret } = await turnedOn(hub, an)
    for (let again = 0; again < 15; again += 1)
      expect(await signIn()).toMatchObject({ status: 401, body: { code: 'second-factor-needed' } })
    expect((await signIn(undefined, 'an', 'guess')).body).toMatchObject({ code: 'wrong-credentials' })
    await hub.clock.push(STEP_MS)
    const inside = await signIn(now(secret))
    expect(documentedBy(hub)('POST /session', inside.status, inside.body)).toEqual([])
    expect(inside).toMatchObject({ status: 200, body: { secondFactor: { isOn: true } } })
  })

  test('a code says nothing to whoever has not the password', async () => {
    const { secret } = await turnedOn(hub, an)
    await hub.clock.push(STEP_MS)
    expect((await signIn(now(secret), 'an', 'guess')).body).toMatchObject({ code: 'wrong-credentials' })
    expect((await signIn(now(secret))).status).toBe(200)
  })

  test('a code is good once', async () => {
    const { secret, code } = await turnedOn(hub, an)
    expect((await signIn(code)).body, 'the one it was turned on with').toMatchObject({ code: 'code-used' })
    await hub.clock.push(STEP_MS)
    expect((await signIn(now(secret))).status).toBe(200)
    expect((await signIn(now(secret))).body).toMatchObject({ code: 'code-used' })
  })

  test('a phone may be a step ahead or behind, and no more; the answer says what time it is here', async () => {
    const { secret } = await turnedOn(hub, an)
    await hub.clock.push(10 * STEP_MS)
    expect(await signIn(now(secret, 2))).toMatchObject({
      status: 401,
      body: { code: 'wrong-code', now: new Date(hub.clock.now()).toISOString() },
    })
    expect((await signIn(now(secret, -2))).body).toMatchObject({ code: 'wrong-code' })
    expect((await signIn(now(secret, -1))).status).toBe(200)
    expect((await signIn(now(secret, 1))).status).toBe(200)
  })

  test('a wrong code counts like a wrong password, and stands on the record', async () => {
    const { secret } = await turnedOn(hub, an)
    await hub.clock.push(STEP_MS)
    const wrong = now(secret) === '123456' ? '654321' : '123456'
    const statuses: number[] = []
    for (let guess = 0; guess < 11; guess += 1) statuses.push((await signIn(wrong)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect((await signIn(now(secret))).status).toBe(429)
    expect(await recorded('SignInRefused')).toHaveLength(10)
  })

  test('a recovery code is good once, whatever the clock says, and how many are left is told', async () => {
    const { recoveryCodes } = await turnedOn(hub, an)
    await hub.clock.push(3 * 365 * 86_400_000)
    const [first = ''] = recoveryCodes
    expect(await signIn(first)).toMatchObject({ status: 200, body: { secondFactor: { recoveryCodes: 9 } } })
    expect(await signIn(first)).toMatchObject({ status: 401, body: { code: 'wrong-recovery-code' } })
    expect(await recorded('UseRecoveryCode')).toMatchObject([{ by: { name: 'An' } }])
  })

  test('a recovery code that cannot be struck on the disk lets nobody in; it can be tried again', async () => {
    const { recoveryCodes } = await turnedOn(hub, an)
    const submit = hub.registry.submit
    hub.registry.submit = () => Promise.reject(new Error('ENOSPC'))
    expect(await signIn(recoveryCodes[0])).toMatchObject({ status: 503, body: { code: 'registry-unwritable' } })
    hub.registry.submit = submit
    expect((await signIn(recoveryCodes[0])).status).toBe(200)
  })

  test('a link for a forgotten password is not a way around it', async () => {
    await turnedOn(hub, an)
    const { invitation } = await hub.make({ type: 'InvitePerson', id: an })
    const { status, headers, body } = await hub.as(null)<Answer>('POST', '/invitations/accept', {
      token: invitation,
      password: 'mat khau moi',
    })
    expect([status, body.code, headers.get('set-cookie')]).toEqual([401, 'second-factor-needed', null])
    expect((await signIn(undefined, 'an', 'mat khau moi')).body).toMatchObject({ code: 'second-factor-needed' })
  })
})

describe('off again', () => {
  test('by oneself, after the password; new recovery codes likewise', async () => {
    const { recoveryCodes } = await turnedOn(hub, an)
    const own = hub.as(an)
    for (const [method, path] of [
      ['DELETE', '/session/second-factor'],
      ['POST', '/session/recovery-codes'],
    ] as const)
      expect((await own(method, path)).body).toMatchObject({ code: 'confirm-first' })
    await own('POST', '/session/confirm', { password })
    const renewed = await own<{ recoveryCodes: string[] }>('POST', '/session/recovery-codes')
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    expect((await signIn(recoveryCodes[0])).body).toMatchObject({ code: 'wrong-recovery-code' })
    expect((await own('DELETE', '/session/second-factor')).status).toBe(204)
    expect((await signIn()).body.secondFactor).toEqual({ isOn: false, isDue: false })
    expect((await own('DELETE', '/session/second-factor')).body).toMatchObject({ code: 'no-second-factor' })
  })

  test('by another administrator, after the password: its owner is out at once, is told who, and it is on the record', async () => {
    await turnedOn(hub, an)
    const desk = hub.as(an)
    const path = `/people/${an}/second-factor`
    expect((await hub.as(boss)('DELETE', path)).body).toMatchObject({ code: 'confirm-first' })
    expect((await (await sure(boss))('DELETE', path)).status).toBe(204)
    expect((await desk('GET', '/session')).status).toBe(401)
    expect((await signIn()).body.secondFactor).toEqual({
      ...{ isOn: false, isDue: false },
      takenAway: { at: new Date(hub.clock.now()).toISOString(), by: { id: boss, name: 'Boss' } },
    })
    expect(await recorded('TurnOffSecondFactor')).toMatchObject([{ by: { name: 'Boss' }, subject: { name: 'An' } }])
    expect((await (await sure(boss))('DELETE', path)).body).toMatchObject({ code: 'no-second-factor' })
  })
})

describe('whom the office asks for one', () => {
  test('nobody on a hub that has not said', async () => {
    expect((await hub.as(boss)<Answer>('GET', '/session')).body.secondFactor).toEqual({ isOn: false, isDue: false })
    expect((await hub.as(boss)('GET', '/people')).status).toBe(200)
  })

  test('an administrator without it can do what an alarm needs and set it up, and nothing of the office until then', async () => {
    await hub.as(boss)('PATCH', '/settings', { secondFactor: 'admins' })
    const own = await sure(boss)
    expect((await own<Answer>('GET', '/session')).body.secondFactor).toEqual({ isOn: false, isDue: true })
    expect((await own('PATCH', '/settings', { secondFactor: 'nobody' })).body).toMatchObject({ status: 403, code: 'second-factor-first' })
    for (const path of ['/incidents', '/people']) expect((await own('GET', path)).status, path).toBe(200)
    expect((await own('POST', '/incidents/none/acknowledge')).status, 'no wall before an alarm').toBe(404)

    const { body } = await own<{ secret: string }>('POST', '/session/second-factor')
    expect((await own('PUT', '/session/second-factor', { code: now(body.secret) })).status).toBe(200)
    expect((await own('PATCH', '/settings', { secondFactor: 'admins-and-commanders' })).status).toBe(200)
    const { body: people } = await own<{ items: { username: string; hasSecondFactor: boolean; secondFactorDue: boolean }[] }>(
      'GET',
      '/people',
    )
    expect(people.items).toMatchObject([
      { username: 'an', hasSecondFactor: false, secondFactorDue: true },
      { username: 'boss', hasSecondFactor: true, secondFactorDue: false },
    ])
    const told = await hub.as(null)<{ withoutSecondFactor?: string[] }>('GET', '/box', undefined, { authorization: 'Box of-the-box' })
    expect(told.body.withoutSecondFactor).toEqual(['An'])
  })

  test('a commander without it is told so, and is stopped nowhere', async () => {
    await hub.make({ type: 'PatchSettings', patch: { secondFactor: 'admins-and-commanders' } })
    expect((await signIn()).body.secondFactor).toEqual({ isOn: false, isDue: true })
    expect((await hub.as(an)('POST', '/duty')).status).toBeLessThan(300)
  })
})

test('on the box: a reset takes it away as well, and it alone can be taken away', async () => {
  const box = (path: string) =>
    hub.as(null)<{ secondFactorOff?: boolean; code?: string }>(
      'POST',
      `/box/people/${path}`,
      { username: 'an' },
      { authorization: 'Box of-the-box' },
    )
  await turnedOn(hub, an)
  const off = await box('second-factor-off')
  expect(documentedBy(hub)('POST /box/people/second-factor-off', off.status, off.body)).toEqual([])
  expect((await signIn()).status).toBe(200)
  expect(await recorded('DropSecondFactor')).toMatchObject([{ subject: { name: 'An' } }])
  expect((await box('second-factor-off')).body).toMatchObject({ code: 'no-second-factor' })
  expect((await box('reset')).body).toMatchObject({ secondFactorOff: false })
  await turnedOn(hub, an)
  expect((await box('reset')).body).toMatchObject({ secondFactorOff: true })
  expect((await signIn()).body.secondFactor).toMatchObject({ isOn: false, takenAway: { at: expect.any(String) } })
})

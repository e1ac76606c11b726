import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { type Hub, openHub } from './harness.ts'
import { some } from './world.ts'

let hub: Hub
let an: PersonId
beforeEach(async () => {
  hub = await openHub({ trustedProxy: ['127.0.0.1'] })
  const station = some(
    (await hub.make({ type: 'AddStation', station: { name: 'Home', level: 'commune', location: { lat: 1, lon: 1 } } })).station,
  )
  an = await hub.person({ username: 'an', name: 'An', role: 'officer', station: station.id, password: 'mat khau dai' })
})
afterEach(() => hub.close())

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  hub.as(null)('POST', '/session', { username, password }, headers)
const cookieOf = (headers: Headers) => some(headers.get('set-cookie'))
const sentBack = (headers: Headers) => some(cookieOf(headers).split(';')[0])

test('signing in answers who one is, where to go, and what the hub is called', async () => {
  const { status, body } = await signIn('an', 'mat khau dai')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    person: { id: an, username: 'an', name: 'An', role: 'officer' },
    role: 'officer',
    station: { name: 'Home' },
    sites: [],
    home: '/duty',
    hub: { name: expect.any(String), timeZone: 'Asia/Ho_Chi_Minh' },
  })
})

test('the cookie is named by the hub, closed to scripts and to other sites, and lasts 30 days from the sign-in', async () => {
  const { headers } = await signIn('an', 'mat khau dai')
  const end = hub.clock.now() + 30 * 24 * 3_600_000
  const [, secret = '', expires] =
    /^tc-test=([^;]{20,}); Path=\/; Expires=([^;]+); HttpOnly; SameSite=Strict$/.exec(cookieOf(headers)) ?? []
  expect(expires).toBe(new Date(end).toUTCString())
  expect(hub.registry.sessions.find(secret, end - 1)).toBe(an)
  expect(hub.registry.sessions.find(secret, end)).toBe(null)
})

test('behind a proxy that ends TLS the cookie is Secure and has another name', async () => {
  const { headers } = await signIn('an', 'mat khau dai', { 'x-forwarded-proto': 'https' })
  expect(cookieOf(headers)).toMatch(/^__Host-tc-test=.*; Secure/)
  const cookie = sentBack(headers)
  expect((await hub.as(null)('GET', '/session', undefined, { cookie, 'x-forwarded-proto': 'https' })).status).toBe(200)
  expect((await hub.as(null)('GET', '/session', undefined, { cookie })).status).toBe(401)
})

test('signing out ends the session on the hub, not only in the browser', async () => {
  const cookie = sentBack((await signIn('an', 'mat khau dai')).headers)
  const out = await hub.as(null)('DELETE', '/session', undefined, { cookie })
  expect(out.status).toBe(204)
  expect(cookieOf(out.headers)).toMatch(/^tc-test=; .*Expires=Thu, 01 Jan 1970/)
  expect((await hub.as(null)('GET', '/session', undefined, { cookie })).status).toBe(401)
})

test('whoever signs out of the only open browser has gone home: the roster no longer counts on them', async () => {
  const cookie = sentBack((await signIn('an', 'mat khau dai')).headers)
  await hub.as(null)('POST', '/duty', undefined, { cookie })
  expect(hub.desk.look(({ duty }) => duty.has(an))).toBe(true)
  await hub.as(null)('DELETE', '/session', undefined, { cookie })
  expect(hub.desk.look(({ duty }) => duty.has(an))).toBe(false)
})

test('signing in again in the same browser ends what was there before', async () => {
  const before = sentBack((await signIn('an', 'mat khau dai')).headers)
  await signIn('an', 'mat khau dai', { cookie: before })
  expect((await hub.as(null)('GET', '/session', undefined, { cookie: before })).status).toBe(401)
})

describe('who does not belong', () => {
  test('a wrong password and an unknown name get the same answer', async () => {
    const [wrong, unknown] = [await signIn('an', 'wrong'), await signIn('nobody', 'wrong')]
    expect(wrong.status).toBe(401)
    expect(wrong.body).toMatchObject({ code: 'wrong-credentials' })
    expect(unknown.body).toEqual(wrong.body)
  })

  test('guessing at one name is stopped with 429 and Retry-After, and other people get in meanwhile', async () => {
    await hub.person({ username: 'binh', name: 'Bình', role: 'admin', password: 'mat khau khac' })
    const statuses: number[] = []
    for (let guess = 0; guess < 11; guess++) statuses.push((await signIn('an', `guess ${guess}`)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const held = await signIn('an', 'mat khau dai')
    expect(held.status).toBe(429)
    expect(held.headers.get('retry-after')).toBe('30')
    expect((await signIn('binh', 'mat khau khac')).status).toBe(200)
    await hub.clock.push(30_000)
    expect((await signIn('an', 'mat khau dai')).status).toBe(200)
  })

  test('guessing at many names from one address is stopped too', async () => {
    hub.registry.verifyPerson = async () => null
    const asked = Array.from({ length: 101 }, (_, index) => signIn(`name-${index}`, 'wrong'))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429).length).toBe(1)
  })

  test('every sign-in, sign-out and refusal is on the record', async () => {
    const recorded: string[] = []
    hub.desk.follow({ name: 'test', told: (told) => recorded.push(...told.recorded.map(({ event }) => event.type)) })
    await signIn('an', 'wrong')
    const cookie = sentBack((await signIn('an', 'mat khau dai')).headers)
    await hub.as(null)('DELETE', '/session', undefined, { cookie })
    expect(recorded).toEqual(['SignInRefused', 'PersonSignedIn', 'PersonSignedOut'])
  })

  test('a disabled person is out at once', async () => {
    const cookie = sentBack((await signIn('an', 'mat khau dai')).headers)
    await hub.make({ type: 'PatchPerson', id: an, patch: { disabled: true } })
    expect((await hub.as(null)('GET', '/session', undefined, { cookie })).status).toBe(401)
    expect((await signIn('an', 'mat khau dai')).status).toBe(401)
  })
})

test('an invitation is accepted once: it sets the password and signs in', async () => {
  const { invitation } = await hub.make({ type: 'AddPerson', person: { username: 'chi', name: 'Chi', role: 'admin' } })
  const accept = () => hub.as(null)('POST', '/invitations/accept', { token: invitation, password: 'mat khau moi' })
  const first = await accept()
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({ person: { username: 'chi' }, home: '/admin' })
  expect((await hub.as(null)('GET', '/session', undefined, { cookie: sentBack(first.headers) })).status).toBe(200)
  const second = await accept()
  expect([second.status, (second.body as { code: string }).code]).toEqual([409, 'invitation-invalid'])
  expect((await signIn('chi', 'mat khau moi')).status).toBe(200)
})

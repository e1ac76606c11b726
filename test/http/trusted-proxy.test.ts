/** Who is believed about whom. The addresses are put on each request, as no machine of the tests has them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'

const PROXY = '10.77.0.1'
const LAN = '192.168.1.20'
const THROUGH = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'chuong.example.vn', 'x-forwarded-proto': 'https' }
const PASSWORD = 'mat-khau-thu'

let hub: Hub
let told: { from?: string; route?: string }[]
beforeAll(async () => {
  told = []
  const note = (fields: object, message: string) => void told.push({ ...fields, message } as never)
  hub = await openHub({ trustedProxy: [PROXY, 'fd77::/16'], log: { debug() {}, info: note, warn: note, error: note } })
  await hub.make({ type: 'AddPerson', person: { username: 'boss', name: 'Boss', role: 'admin', password: PASSWORD } })
})
afterAll(() => hub.close())

const ask = (remoteAddress: string, headers: Record<string, string>, url = '/api/v1/session', payload: object = {}) =>
  hub.app?.inject({ method: 'POST', url, remoteAddress, headers: { host: '10.77.0.2:8080', ...headers }, payload })
const signIn = (from: string, headers: Record<string, string>) =>
  ask(from, headers, '/api/v1/session', { username: 'boss', password: PASSWORD })
const origin = 'https://chuong.example.vn'

test.each([PROXY, `::ffff:${PROXY}`, 'fd77::1'])(
  'the named proxy (%s) is believed: a Secure cookie, its own origin, the real address in the log',
  async (from) => {
    const answer = await signIn(from, { ...THROUGH, origin })
    expect(answer?.statusCode).toBe(200)
    expect(String(answer?.headers['set-cookie'])).toMatch(/^__Host-tc-test=.*Secure/)
    expect(told.findLast(({ route }) => route === '/api/v1/session')).toMatchObject({ from: '198.51.100.7' })
  },
)

test.each([LAN, '127.0.0.1', '10.77.0.3'])('anybody else (%s) is not, whatever they write', async (from) => {
  const answer = await signIn(from, THROUGH)
  expect(answer?.statusCode).toBe(200)
  expect(String(answer?.headers['set-cookie'])).toMatch(/^tc-test=/)
  expect(told.findLast(({ route }) => route === '/api/v1/session')).toMatchObject({ from })
  expect((await signIn(from, { ...THROUGH, origin }))?.statusCode, 'the host it says is not the host it asked').toBe(403)
  const strangers = told.filter((line) => line.from === from && 'message' in line && String(line.message).includes('HUB_TRUSTED_PROXY'))
  expect(strangers, 'said once, so that a forgotten setting is found').toHaveLength(1)
})

test('what a client wrote before the proxy did is not believed either', async () => {
  await signIn(PROXY, { ...THROUGH, 'x-forwarded-for': '203.0.113.99, 198.51.100.7' })
  expect(told.findLast(({ route }) => route === '/api/v1/session')).toMatchObject({ from: '198.51.100.7' })
})

const guess = (from: string, forwarded: string) =>
  ask(from, { 'x-forwarded-for': forwarded }, '/api/v1/invitations/accept', { token: 'guessed', password: PASSWORD })

test('guesses are counted by the real client: another header for each is no other client, another client is', async () => {
  const outcomes: (number | undefined)[] = []
  for (let each = 0; each < 31; each += 1) outcomes.push((await guess(LAN, `203.0.113.${each}`))?.statusCode)
  expect(outcomes.slice(0, 30)).not.toContain(429)
  expect(outcomes[30]).toBe(429)
  for (let each = 0; each < 31; each += 1) await guess(PROXY, '198.51.100.8')
  expect((await guess(PROXY, '198.51.100.8'))?.statusCode).toBe(429)
  expect((await guess(PROXY, '198.51.100.9'))?.statusCode, 'one who guesses keeps nobody else out').not.toBe(429)
})

import { expect, test } from 'vitest'
import { createVapidTokens, generateVapidKeys, vapidSubject } from '../../hub/notify/vapid.ts'
import { pushedClock } from '../harness/clock.ts'

test('new keys are an uncompressed P-256 point and its 32-byte secret', () => {
  const { publicKey, privateKey } = generateVapidKeys()
  expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65)
  expect(Buffer.from(privateKey, 'base64url')).toHaveLength(32)
})

test('the subject is the public address when that is https, else the contact', () => {
  expect(vapidSubject('https://hub.example.org', 'mailto:a@example.org')).toBe('https://hub.example.org')
  expect(vapidSubject('http://192.0.2.7:8080', 'mailto:a@example.org')).toBe('mailto:a@example.org')
})

test('a clock that was set back brings a new token, because the old one would expire too far ahead', async () => {
  let now = pushedClock().now()
  const vapid = { ...generateVapidKeys(), subject: () => 'mailto:a@example.org' }
  const tokens = createVapidTokens({ clock: { now: () => now }, vapid })
  const first = tokens.authorizationFor('https://push.example.org')
  expect(tokens.authorizationFor('https://push.example.org')).toBe(first)
  now -= 1
  expect(tokens.authorizationFor('https://push.example.org')).not.toBe(first)
})

test('another contact is told to the push services with the next push', () => {
  let contact = 'mailto:a@example.org'
  const tokens = createVapidTokens({ clock: pushedClock(), vapid: { ...generateVapidKeys(), subject: () => contact } })
  const subjectOf = (authorization: string) =>
    JSON.parse(Buffer.from(/t=[^.]+\.([^.]+)/.exec(authorization)?.[1] ?? '', 'base64url').toString()).sub
  expect(subjectOf(tokens.authorizationFor('https://push.example.org'))).toBe('mailto:a@example.org')
  contact = 'mailto:b@example.org'
  expect(subjectOf(tokens.authorizationFor('https://push.example.org'))).toBe('mailto:b@example.org')
})

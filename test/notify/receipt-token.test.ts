import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import { createReceiptTokens } from '../../hub/notify/receipt-token.ts'
import { pushedClock } from '../harness/clock.ts'

const longest = 'x'.repeat(64)
const notice = `${longest}.123456.dispatched.${longest}` as NoticeId
const incident = longest as IncidentId

test('a token stands for its notice and incident, or for the phone that is tested, and fits the contract with the longest ids', () => {
  const tokens = createReceiptTokens({ clock: pushedClock(), key: randomBytes(32) })
  const token = tokens.make({ notice, incident })
  expect(token.length).toBeLessThanOrEqual(600)
  expect(tokens.read(token)).toEqual({ notice, incident })
  const test = { test: longest as PersonId, subscription: longest as SubscriptionId }
  expect(tokens.read(tokens.make(test))).toEqual(test)
  expect(tokens.make(test).length).toBeLessThanOrEqual(600)
})

test('a token that was changed, cut, made with another key, or never was one, is nobody’s', () => {
  const clock = pushedClock()
  const tokens = createReceiptTokens({ clock, key: randomBytes(32) })
  const token = tokens.make({ notice, incident })
  const foreign = createReceiptTokens({ clock, key: randomBytes(32) }).make({ notice, incident })
  const [body = '', mac = ''] = token.split('.')
  const forged = Buffer.from(JSON.stringify([9_999_999_999, 'n-2', 'i-2'])).toString('base64url')
  for (const bad of [foreign, `${forged}.${mac}`, body, `${body}.`, `.${mac}`, token.slice(0, -2), `${token}.x`, '', '.', 'x'.repeat(600)])
    expect(tokens.read(bad)).toBeNull()
})

test('a token is good for 24 hours', async () => {
  const clock = pushedClock()
  const tokens = createReceiptTokens({ clock, key: randomBytes(32) })
  const token = tokens.make({ notice, incident })
  await clock.push(24 * 3_600_000 - 1)
  expect(tokens.read(token)).not.toBeNull()
  await clock.push(1)
  expect(tokens.read(token)).toBeNull()
})

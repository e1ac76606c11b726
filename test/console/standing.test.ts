import { expect, test } from 'vitest'
import { canWake, type PhoneFacts, standingOf } from '../../console/src/push/standing.ts'

const NOW = Date.UTC(2026, 10, 26, 7, 0, 0)
const minutes = (n: number) => n * 60_000
const proof = (ago: number, endpoint: string | null = 'https://push.example/1') => ({ at: NOW - minutes(ago), endpoint })
const facts = (more: Partial<PhoneFacts> = {}): PhoneFacts => ({
  ability: 'allowed',
  subscribed: true,
  failed: null,
  proofs: { shown: null, away: null },
  endpoint: 'https://push.example/1',
  since: NOW - minutes(60),
  now: NOW,
  ...more,
})

test('allowed and known to the hub is not proven: something must have been shown, and not while the page was in sight', () => {
  expect(standingOf(facts())).toBe('never')
  expect(standingOf(facts({ proofs: { shown: proof(5), away: null } }))).toBe('in-sight')
  expect(standingOf(facts({ proofs: { shown: proof(5), away: proof(5) } }))).toBe('proven')
})

test('each sign-on wants its own proof; one from just before it counts', () => {
  const away = (ago: number) => facts({ proofs: { shown: proof(ago), away: proof(ago) } })
  expect(standingOf(away(59))).toBe('proven')
  expect(standingOf(away(85))).toBe('proven')
  expect(standingOf(away(95))).toBe('before')
})

test('off duty a proof holds for a shift', () => {
  const off = (ago: number) => facts({ since: null, proofs: { shown: proof(ago), away: proof(ago) } })
  expect(standingOf(off(11 * 60))).toBe('proven')
  expect(standingOf(off(13 * 60))).toBe('before')
})

test('a proof belongs to the subscription it came to', () => {
  const other = proof(5, 'https://push.example/gone')
  expect(standingOf(facts({ proofs: { shown: other, away: other } }))).toBe('before')
  const unsaid = proof(5, null)
  expect(standingOf(facts({ proofs: { shown: unsaid, away: unsaid } }))).toBe('proven')
})

test('what stands in the way comes first, whatever was proven', () => {
  const proven = { shown: proof(1), away: proof(1) }
  for (const ability of ['insecure', 'in-app', 'ios-install', 'unsupported', 'denied', 'not-asked'] as const) {
    const standing = standingOf(facts({ ability, proofs: proven }))
    expect(standing).toBe(ability)
    expect(canWake(standing)).toBe(false)
  }
  expect(standingOf(facts({ subscribed: false, failed: 'service', proofs: proven }))).toBe('no-service')
  expect(standingOf(facts({ subscribed: false, failed: 'hub', proofs: proven }))).toBe('hub-away')
  expect(standingOf(facts({ subscribed: false, proofs: proven }))).toBe('subscribing')
})

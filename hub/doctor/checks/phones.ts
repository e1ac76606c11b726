import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

const DAY_MS = 24 * 3_600_000
/** Whoever carries it has been on duty since, and it was tried then. */
const FRESH_DAYS = 7

export function phonesCheck({ hub, now }: Pick<World, 'hub' | 'now'>): Finding[] {
  if (hub.is !== 'running') return [say('unknown-while-stopped')]
  const { phones } = hub.facts
  if (phones.length === 0) return [say('phones-nobody')]
  let count = 0
  const findings = phones.flatMap(({ name, phones: own, provenAt, lostSince }) => {
    if (own === 0) return [say('phone-none', { name })]
    if (lostSince !== undefined) return [say('phone-lost', { name, since: lostSince })]
    if (provenAt === undefined) return [say('phone-unproven', { name })]
    const ago = Math.floor((now() - Date.parse(provenAt)) / DAY_MS)
    if (ago > FRESH_DAYS) return [say('phone-old', { name, ago })]
    count += 1
    return []
  })
  return count > 0 ? [say('phones-proven', { count, days: FRESH_DAYS }), ...findings] : findings
}

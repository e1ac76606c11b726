/** Is the hub well? Asked the way anybody may ask, at its own address. */
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Health } from '../contract/api.ts'

const ANSWER_MS = 10_000
const AGAIN_MS = 250
/** A slow machine that replays years of events; systemd's own patience is as long (TimeoutStartSec). */
export const WELL_LIMIT_MS = 120_000
/** A program that starts and falls over does so within this. */
const SETTLE_MS = 5_000

export type How = { health: Health } | { trouble: string }
export type Address = Pick<Config, 'http'>

/** @param config where it listens; one that listens everywhere is asked on this machine */
export async function askHealth({ http }: Address): Promise<How> {
  const host = ['0.0.0.0', '::'].includes(http.host) ? '127.0.0.1' : http.host
  try {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${http.port}/api/v1/health`
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) })
    const health = (await answer.json()) as Health
    if (typeof health.version !== 'string') return { trouble: `${url}: HTTP ${answer.status}, and no word of a hub` }
    return { health }
  } catch (error) {
    const { message, cause } = error as Error
    return { trouble: cause instanceof Error ? cause.message : message }
  }
}

/**
 * Waits until this version answers that an alarm could be raised, and goes on doing so, in one and the same run.
 * @param hasEnded whether there is no point in waiting on
 * @returns null, or what is wrong
 */
export async function becomesWell(address: Address, version: string, hasEnded: () => Promise<boolean>): Promise<string | null> {
  const end = systemClock.steady() + WELL_LIMIT_MS
  let run = ''
  let since = 0
  for (;;) {
    const how = await askHealth(address)
    const trouble = troubleOf(how, version)
    const seen = trouble === null && 'health' in how ? how.health.startedAt : ''
    if (seen !== run) {
      run = seen
      since = systemClock.steady()
    }
    if (run !== '' && systemClock.steady() - since >= SETTLE_MS) return null
    if (await hasEnded()) return trouble ?? 'the program ends again and again'
    if (systemClock.steady() > end) return trouble ?? 'it starts anew again and again'
    await wait(AGAIN_MS)
  }
}

function troubleOf(how: How, version: string): string | null {
  if ('trouble' in how) return how.trouble
  const { health } = how
  if (health.version !== version) return `version ${health.version} answers, not ${version}`
  if (health.status !== 'down') return null
  const parts = Object.entries(health.checks).flatMap(([part, check]) =>
    check.status === 'down' ? [`${part}: ${check.detail ?? 'down'}`] : [],
  )
  return parts.join('; ') || 'down'
}

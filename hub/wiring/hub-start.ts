/** What the desk is told at a start: how long the hub was away, by a clock that may not be the one it left. */
import type { Command } from '../core/commands.ts'
import { VERSION } from '../version.ts'

/** A stop for less than this is a restart, not an outage of the hub. */
const DOWNTIME_MS = 10_000
/** A time service slews; whoever moves the clock by more sets it. */
const SET_MS = 2_000

/**
 * A machine without a battery for its clock starts where it was last told the time. What is on record then lies ahead of now, and an
 * alarm would stand still, and silence be missed, until the clock has caught up: so it was set back while nobody looked.
 *
 * @param aliveAt when the hub was last known to live; null at the first start
 */
export function commandsOfStart(now: number, aliveAt: number | null): Command[] {
  const behind = aliveAt !== null && aliveAt - now > SET_MS ? aliveAt - now : 0
  const downSince = aliveAt !== null && now - aliveAt > DOWNTIME_MS ? aliveAt : null
  return [
    ...(behind > 0 ? [{ type: 'ClockJump' as const, at: now, by: -behind }] : []),
    { type: 'HubStart', at: now, version: VERSION, downSince },
  ]
}

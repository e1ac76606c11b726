/** One press on its way to the disk, with an end to the waiting. */

import type { ButtonId } from '../contract/ids.ts'
import { readPress } from '../contract/read.ts'
import type { Button } from '../contract/resources.ts'
import type { Command } from '../core/commands.ts'
import type { BrokerDeps } from './deps.ts'

const WRITE_LIMIT_MS = 10_000

export type PressDeps = Pick<BrokerDeps, 'clock' | 'log' | 'desk' | 'rosterFor' | 'newIncidentId' | 'writeLimitMs'>

/** The hub's own has no site. */
type OwnButton = { id: ButtonId; site?: never }

function commandOf(
  { clock, rosterFor, newIncidentId }: PressDeps,
  button: Button | OwnButton,
  payload: Uint8Array,
  retain: boolean,
): Command {
  const at = clock.now()
  const read = readPress(payload, retain, at)
  if (button.site === undefined) return { type: 'SelfPress', at, button: button.id, read }
  const { id, site, gateway = null } = button
  return { type: 'Press', at, read, button: id, site, gateway, incident: newIncidentId(), roster: rosterFor(site) }
}

/**
 * Resolves with null when the press is on disk and decided: now the button may have its PUBACK. Resolves with an
 * error when that is hopeless for now: the connection is to be closed, so that the button sends the press again.
 */
export async function decidePress(
  deps: PressDeps,
  button: Button | OwnButton,
  payload: Uint8Array,
  retain: boolean,
): Promise<Error | null> {
  const { clock, log, desk, writeLimitMs = WRITE_LIMIT_MS } = deps
  const { promise: limit, resolve: passed } = Promise.withResolvers<string>()
  const timer = clock.after(writeLimitMs, () => passed(`not written within ${writeLimitMs} ms`))
  const written = async (): Promise<string | null> => {
    // In here, because a site without a roster must not leave its button waiting for ever.
    const answer = await desk.submit(commandOf(deps, button, payload, retain))
    if (!answer.ok) return answer.refusal.refused
    await answer.written
    return null
  }
  try {
    const why = await Promise.race([written(), limit])
    if (why === null) return null
    log.error({ button: button.id, why }, 'press not acknowledged')
    return new Error(`press not acknowledged: ${why}`)
  } catch (error) {
    log.error({ button: button.id, err: error }, 'press not acknowledged')
    return new Error('press not acknowledged', { cause: error })
  } finally {
    timer.cancel()
  }
}

import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { createSecureContext, getCACertificates } from 'node:tls'

/** An idle connection is kept this long: enough for the pushes of one alarm, too short for a firewall to drop it unnoticed. */
const IDLE_MS = 10_000

/**
 * Connections to push services.
 * @param extraCa a PEM file trusted beside the usual roots, or null
 * @throws when the file cannot be read
 */
export function createPushAgent(extraCa: string | null, maxPerService: number): Agent {
  return new Agent({
    keepAlive: true,
    maxSockets: maxPerService,
    timeout: IDLE_MS,
    ...trust(extraCa),
  })
}

/** Made once: given as a list, the roots would be parsed anew for every connection. */
export const trust = (extraCa: string | null) =>
  extraCa === null ? {} : { secureContext: createSecureContext({ ca: [...getCACertificates('default'), readFileSync(extraCa, 'utf8')] }) }

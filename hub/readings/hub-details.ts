/** What only the hub itself knows of how it is; the page adds who is there. */
import { clockDrift } from '../clock.ts'
import type { Clock } from '../desk/clock.ts'
import type { JournalHealth } from '../desk/ports/journal.ts'
import type { HttpDeps } from '../http/deps.ts'
import type { ServiceTrouble } from '../notify/troubles.ts'
import { VERSION } from '../version.ts'
import type { DiskSpace } from './watch-disk.ts'
import type { LoopDelay } from './watch-loop.ts'

type Parts = {
  journal(): Pick<JournalHealth, 'lastCommitMs' | 'pending' | 'commits'>
  broker(): { connections: number; refused: readonly { device: string; because: string; count: number; lastAt: number }[] }
  push(): { waiting: number; troubles: readonly ServiceTrouble[] }
  certificate(): { validTo: number } | null
  disk(): DiskSpace | null
  loop(): LoopDelay
}

/** The latest; a stranger who knocks with a thousand names fills no page. */
const REFUSED_SHOWN = 10

const iso = (at: number) => new Date(at).toISOString()

export function hubDetails(clock: Clock, parts: Parts): HttpDeps['details'] {
  const startedAt = iso(clock.now())
  const drift = clockDrift(clock)
  return async () => {
    const { lastCommitMs, pending, commits } = parts.journal()
    const certificate = parts.certificate()
    const { connections, refused } = parts.broker()
    const push = parts.push()
    return {
      version: VERSION,
      node: process.versions.node,
      startedAt,
      journal: { commitMs: lastCommitMs, pending, ...commits },
      disk: parts.disk(),
      loop: parts.loop(),
      devices: connections,
      refused: refused
        .slice(-REFUSED_SHOWN)
        .reverse()
        .map(({ lastAt, ...each }) => ({ ...each, lastAt: iso(lastAt) })),
      pushWaiting: push.waiting,
      pushTroubles: push.troubles.map(({ since, ...trouble }) => ({ ...trouble, since: iso(since) })),
      certificate: certificate && { validTo: iso(certificate.validTo) },
      clockDriftMs: Math.round(drift()),
    }
  }
}

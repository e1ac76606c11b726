/** What only the hub itself knows of how it is; the page adds who is there. */
import { statfs } from 'node:fs/promises'
import { clockDrift } from './clock.ts'
import type { Clock } from './desk/clock.ts'
import type { HttpDeps } from './http/deps.ts'
import { VERSION } from './version.ts'

type Parts = {
  journal(): { lastCommitMs: number; pending: number }
  broker(): { connections: number }
  push(): { waiting: number }
  certificate(): { validTo: number } | null
}

export function hubDetails(clock: Clock, dataDir: string, parts: Parts): HttpDeps['details'] {
  const startedAt = new Date(clock.now()).toISOString()
  const drift = clockDrift(clock)
  return async () => {
    const { lastCommitMs, pending } = parts.journal()
    const certificate = parts.certificate()
    const disk = await statfs(dataDir).catch(() => null)
    return {
      version: VERSION,
      node: process.versions.node,
      startedAt,
      journal: { commitMs: lastCommitMs, pending },
      disk: disk && { free: disk.bavail * disk.bsize, size: disk.blocks * disk.bsize },
      devices: parts.broker().connections,
      pushWaiting: parts.push().waiting,
      certificate: certificate && { validTo: new Date(certificate.validTo).toISOString() },
      clockDriftMs: Math.round(drift()),
    }
  }
}

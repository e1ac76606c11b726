/** Could I raise an alarm right now? One sentence for each part, no secret and no site name. */
import { clockDrift } from './clock.ts'
import type { Health } from './contract/api.ts'
import type { Clock } from './desk/clock.ts'
import type { JournalHealth } from './desk/ports/journal.ts'
import type { RegistryHealth } from './desk/ports/registry.ts'
import { VERSION } from './version.ts'

export type Check = Health['checks'][string]

export type Parts = {
  journal: JournalHealth
  registry: RegistryHealth
  broker: { isListening: boolean; connections: number; heldPresses: number }
  /** Null: no TLS. */
  certificate: { problem: string | null } | null
  push: { status: 'ok' | 'degraded'; detail?: string | undefined }
  /** How far the wall clock has moved against the steady one since the start, ms. */
  clockDriftMs: number
  /** Open alarms of which nobody attended heard at their opening. */
  nobodyAttended: number
}

/** A clock that has jumped further than this makes every time on the desk doubtful. */
const CLOCK_JUMP_MS = 5_000

export function checks(parts: Parts): Record<string, Check> {
  const { journal, registry, broker, certificate, push, clockDriftMs, nobodyAttended } = parts
  const ok: Check = { status: 'ok' }
  const degraded = (detail: string): Check => ({ status: 'degraded', detail })
  return {
    journal:
      journal.state === 'ok'
        ? ok
        : degraded(
            journal.state === 'slow'
              ? `The disk has not answered for ${Math.round(journal.oldestPendingMs / 1000)} s; alarms are raised all the same, and buttons are asked to send again.`
              : `The disk refuses to write (${journal.lastError ?? 'no reason given'}); alarms are raised all the same. Free some space or replace the disk.`,
          ),
    registry: registry.state === 'ok' ? ok : degraded(registry.detail ?? 'The registry file needs a look.'),
    broker: broker.isListening ? ok : { status: 'down', detail: 'Buttons cannot connect: the MQTT listener is closed.' },
    certificate: certificate?.problem ? degraded(`The renewed certificate is not in use: ${certificate.problem}`) : ok,
    push: push.status === 'ok' ? ok : degraded(push.detail ?? 'Phones may not be told.'),
    clock:
      Math.abs(clockDriftMs) <= CLOCK_JUMP_MS ? ok : degraded(`The clock jumped by ${Math.round(clockDriftMs / 1000)} s since the start.`),
    duty: nobodyAttended === 0 ? ok : degraded(`${nobodyAttended} open alarm(s) found nobody attended anywhere.`),
  }
}

type Asked = { [Part in Exclude<keyof Parts, 'clockDriftMs'>]: () => Parts[Part] }

/** Asks every part anew each time it is called. */
export function createHealth(clock: Clock, parts: Asked): () => Health {
  const startedAt = new Date(clock.now()).toISOString()
  const clockDriftMs = clockDrift(clock)
  return () => {
    const all = checks({
      journal: parts.journal(),
      registry: parts.registry(),
      broker: parts.broker(),
      certificate: parts.certificate(),
      push: parts.push(),
      nobodyAttended: parts.nobodyAttended(),
      clockDriftMs: clockDriftMs(),
    })
    return { status: overall(all), at: new Date(clock.now()).toISOString(), version: VERSION, startedAt, checks: all }
  }
}

const WORST = ['ok', 'degraded', 'down'] as const

export function overall(all: Record<string, Check>): Health['status'] {
  return Object.values(all).reduce<Health['status']>(
    (worst, { status }) => (WORST.indexOf(status) > WORST.indexOf(worst) ? status : worst),
    'ok',
  )
}

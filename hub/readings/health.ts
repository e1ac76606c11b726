/** Could I raise an alarm right now? What each part says, no secret and no site name. */
import { clockDrift } from '../clock.ts'
import type { Health } from '../contract/api.ts'
import type { HealthSaid } from '../contract/health-said.ts'
import { healthDetail } from '../contract/health-sentence.ts'
import type { HealthWhat } from '../contract/health-words.ts'
import type { HowTold } from '../contract/message-views.ts'
import type { SelfDrillTrouble } from '../contract/self-drill.ts'
import type { AliveRoad } from '../contract/watched.ts'
import { assertNever } from '../core/never.ts'
import type { HubPower } from '../core/power/hub-power-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { JournalHealth } from '../desk/ports/journal.ts'
import type { RegistryHealth } from '../desk/ports/registry.ts'
import type { ServiceTrouble } from '../notify/troubles.ts'
import { VERSION } from '../version.ts'
import type { DiskSpace } from './watch-disk.ts'
import type { LoopDelay } from './watch-loop.ts'

export type Check = Health['checks'][string]

export type Parts = {
  journal: JournalHealth
  registry: RegistryHealth
  broker: { isListening: boolean; connections: number; heldPresses: number }
  /** Null: no TLS. `validTo` in ms since 1970. */
  certificate: { problem: string | null; validTo: number } | null
  /** Each push service that does not work just now. */
  push: { troubles: readonly ServiceTrouble[] }
  /** How people are told beside push; null: as always. */
  howTold: HowTold | null
  /** How far the wall clock has moved against the steady one since the start, ms. */
  clockDriftMs: number
  /** Open alarms of which nobody attended heard at their opening. */
  nobodyAttended: number
  /** Null: it does not say. */
  disk: DiskSpace | null
  loop: LoopDelay
  selfDrill: SelfDrillTrouble | null
  /**
   * Each place that has no good backup, and since when (ISO 8601), of so many; `damaged`: there are good ones, and so many that are not any
   * more. `newest`: of all that were read back where they are, ISO 8601; null: there is none.
   */
  backup: { places: number; newest: string | null; troubles: readonly { since: string; why?: string; damaged?: number }[] }
  /** Of the machine; null: no UPS says how it is. */
  power: HubPower | null
  /** Each address that is told that this hub lives. */
  alive: readonly ({ to: string } & AliveRoad)[]
  /** Why the past is not forgotten, and since when (ms since 1970). */
  retention: { since: number; why: string } | null
  /** ms since 1970 */
  now: number
}

/** A clock that has jumped further than this makes every time on the desk doubtful. */
const CLOCK_JUMP_MS = 5_000
/** People are told after this whether or not it is written (desk): a disk that needs it often is a dying one. */
const SLOW_COMMITS_MS = 300
const LITTLE_BYTES = 500 * 1024 ** 2
const LITTLE_SHARE = 0.05
const SOON_DAYS = 21
/** Phones and pages by https will be cut off before anybody plans for it. */
const NOW_DAYS = 3
/** A beat that fails for less is a line that stumbled, or a neighbour that is started once more. */
const UNHEARD_MS = 2 * 60_000
const DAY_MS = 24 * 3_600_000
const iso = (at: number) => new Date(at).toISOString()
/** Both are felt by whoever presses: a hundredth of all turns, or one that keeps everything waiting. */
const LOOP_P99_MS = 250
const LOOP_MAX_MS = 3_000

const ok: Check = { status: 'ok' }
type Said = HealthSaid & { what: HealthWhat }
const told = (what: HealthWhat, with_?: HealthSaid['with']): Said => ({ what, ...(with_ && { with: with_ }) })
const degraded = (...said: Said[]): Check => ({ status: 'degraded', detail: healthDetail(said), said })
const say = (what: HealthWhat, with_?: HealthSaid['with']): Check => degraded(told(what, with_))

export function checks(parts: Parts): Record<string, Check> {
  const { broker, clockDriftMs, nobodyAttended } = parts
  return {
    journal: journalCheck(parts.journal),
    commits: commitsCheck(parts.journal),
    disk: diskCheck(parts.disk),
    registry: registryCheck(parts.registry),
    broker: broker.isListening ? ok : { ...say('broker-closed'), status: 'down' },
    certificate: certificateCheck(parts),
    push: pushCheck(parts.push, parts.howTold),
    messages: messagesCheck(parts.howTold),
    clock: Math.abs(clockDriftMs) <= CLOCK_JUMP_MS ? ok : say('clock-jumped', { seconds: Math.round(clockDriftMs / 1000) }),
    loop: loopCheck(parts.loop),
    duty: nobodyAttended === 0 ? ok : say('nobody-attended', { count: nobodyAttended }),
    selfDrill: selfDrillCheck(parts.selfDrill),
    backup: backupCheck(parts.backup),
    power: powerCheck(parts.power),
    alive: aliveCheck(parts),
    retention: parts.retention === null ? ok : say('past-not-forgotten', { since: iso(parts.retention.since), error: parts.retention.why }),
  }
}

function journalCheck({ state, oldestPendingMs, lastError }: JournalHealth): Check {
  if (state === 'ok') return ok
  if (state === 'slow') return say('journal-slow', { seconds: Math.round(oldestPendingMs / 1000) })
  return say('journal-refuses', { error: lastError ?? 'no reason given' })
}

function commitsCheck({ commits: { p99Ms, maxMs } }: JournalHealth): Check {
  return p99Ms <= SLOW_COMMITS_MS ? ok : say('commits-slow', { ms: Math.round(maxMs) })
}

function diskCheck(disk: DiskSpace | null): Check {
  if (disk === null || (disk.free >= LITTLE_BYTES && disk.free >= disk.size * LITTLE_SHARE)) return ok
  return say('disk-little', { mb: Math.floor(disk.free / 1024 ** 2), percent: Math.floor((disk.free / disk.size) * 100) })
}

function registryCheck({ state, detail }: RegistryHealth): Check {
  if (state === 'ok') return ok
  return say(state === 'recovered' ? 'registry-copy-in-use' : 'registry-not-written', { error: detail ?? 'no reason given' })
}

function certificateCheck({ certificate, now }: Pick<Parts, 'certificate' | 'now'>): Check {
  if (certificate === null) return ok
  if (certificate.problem !== null) return say('certificate-not-used', { error: certificate.problem })
  const days = Math.floor((certificate.validTo - now) / DAY_MS)
  if (days > SOON_DAYS) return ok
  if (days < 0) return say('certificate-ended')
  return say(days <= NOW_DAYS ? 'certificate-now' : 'certificate-soon', { days })
}

function loopCheck({ p99Ms, maxMs }: LoopDelay): Check {
  return p99Ms <= LOOP_P99_MS && maxMs <= LOOP_MAX_MS ? ok : say('loop-waits', { ms: maxMs })
}

function pushCheck({ troubles }: Parts['push'], howTold: HowTold | null): Check {
  if (howTold?.pushLostSince !== undefined)
    return say(howTold.modem === 'ok' ? 'push-lost-messages' : 'push-lost', { since: howTold.pushLostSince })
  const each = troubles.map(({ service, why, failures, since }) =>
    told('push-service', { service, error: why, failures, since: iso(since) }),
  )
  return each.length === 0 ? ok : degraded(...each)
}

function messagesCheck(howTold: HowTold | null): Check {
  const said: Said[] = []
  if (howTold?.modem === 'lost') said.push(told('modem-lost'))
  if (howTold?.overBudgetAt !== undefined) said.push(told('over-budget', { at: howTold.overBudgetAt }))
  return said.length === 0 ? ok : degraded(...said)
}

function selfDrillCheck(trouble: SelfDrillTrouble | null): Check {
  if (trouble === null) return ok
  switch (trouble.what) {
    case 'missed':
      return say('self-drill-missed', { since: trouble.since })
    case 'failed': {
      const broken = trouble.legs.filter(({ outcome }) => outcome === 'failed')
      const legs = broken.map(({ leg, why }) => (why ? told('self-drill-leg-why', { leg, why }) : told('self-drill-leg', { leg })))
      return degraded(told('self-drill-failed'), ...legs)
    }
    case 'strange-press':
      return say('self-drill-strange-press')
    default:
      return assertNever(trouble.what)
  }
}

function backupCheck({ places, newest, troubles }: Parts['backup']): Check {
  const at = newest === null ? {} : { at: newest }
  if (troubles.length === 0) return { ...ok, ...at }
  const each = troubles.map(({ since, why, damaged }) => {
    if (damaged) return told('backup-rots', { damaged })
    return why ? told('backup-none-why', { since, why }) : told('backup-none', { since })
  })
  return { ...degraded(told('backup-places', { count: troubles.length, places }), ...each), ...at }
}

function powerCheck(power: HubPower | null): Check {
  if (power === null) return ok
  const { onBattery, minutes, isLow, isLost } = power
  if (!onBattery) return isLost ? say('ups-silent') : ok
  const off = minutes === null ? told('mains-off') : told('mains-off-minutes', { minutes })
  return degraded(off, ...(isLow ? [told('battery-low')] : []))
}

/** No address is said here: the page is open to all. */
function aliveCheck({ alive, now }: Pick<Parts, 'alive' | 'now'>): Check {
  const failing = alive.filter(({ failingSince }) => failingSince !== undefined && now - Date.parse(failingSince) >= UNHEARD_MS)
  if (failing.length === 0) return ok
  const each = failing.map(({ to, failingSince = '', why = 'unreachable' }) => told('alive-unheard', { to, since: failingSince, why }))
  return degraded(...each, ...(failing.length === alive.length ? [told('alive-nobody')] : []), told('alive-act'))
}

type Asked = { [Part in Exclude<keyof Parts, 'clockDriftMs' | 'now'>]: () => Parts[Part] }

/** Asks every part anew each time it is called. */
export function createHealth(clock: Clock, parts: Asked): () => Health {
  const startedAt = new Date(clock.now()).toISOString()
  const clockDriftMs = clockDrift(clock)
  return () => {
    const now = clock.now()
    const all = checks({
      journal: parts.journal(),
      registry: parts.registry(),
      broker: parts.broker(),
      certificate: parts.certificate(),
      push: parts.push(),
      howTold: parts.howTold(),
      nobodyAttended: parts.nobodyAttended(),
      disk: parts.disk(),
      loop: parts.loop(),
      selfDrill: parts.selfDrill(),
      backup: parts.backup(),
      power: parts.power(),
      alive: parts.alive(),
      retention: parts.retention(),
      clockDriftMs: clockDriftMs(),
      now,
    })
    return { status: overall(all), at: iso(now), version: VERSION, startedAt, checks: all }
  }
}

const WORST = ['ok', 'degraded', 'down'] as const

export function overall(all: Record<string, Check>): Health['status'] {
  return Object.values(all).reduce<Health['status']>(
    (worst, { status }) => (WORST.indexOf(status) > WORST.indexOf(worst) ? status : worst),
    'ok',
  )
}

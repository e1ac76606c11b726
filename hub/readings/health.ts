/** Could I raise an alarm right now? One sentence for each part, no secret and no site name. */
import { clockDrift } from '../clock.ts'
import type { Health } from '../contract/api.ts'
import type { HowTold } from '../contract/message-views.ts'
import type { SelfDrillTrouble } from '../contract/self-drill.ts'
import type { AliveRoad } from '../contract/watched.ts'
import { assertNever } from '../core/never.ts'
import type { HubPower } from '../core/power/hub-power-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { JournalHealth } from '../desk/ports/journal.ts'
import type { RegistryHealth } from '../desk/ports/registry.ts'
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
  push: { status: 'ok' | 'degraded'; detail?: string | undefined }
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
/** Both are felt by whoever presses: a hundredth of all turns, or one that keeps everything waiting. */
const LOOP_P99_MS = 250
const LOOP_MAX_MS = 3_000

const ok: Check = { status: 'ok' }
const degraded = (detail: string): Check => ({ status: 'degraded', detail })

export function checks(parts: Parts): Record<string, Check> {
  const { registry, broker, push, clockDriftMs, nobodyAttended } = parts
  return {
    journal: journalCheck(parts.journal),
    commits: commitsCheck(parts.journal),
    disk: diskCheck(parts.disk),
    registry: registry.state === 'ok' ? ok : degraded(registry.detail ?? 'The registry file needs a look.'),
    broker: broker.isListening ? ok : { status: 'down', detail: 'Buttons cannot connect: the MQTT listener is closed.' },
    certificate: certificateCheck(parts),
    push: pushCheck(push, parts.howTold),
    messages: messagesCheck(parts.howTold),
    clock:
      Math.abs(clockDriftMs) <= CLOCK_JUMP_MS ? ok : degraded(`The clock jumped by ${Math.round(clockDriftMs / 1000)} s since the start.`),
    loop: loopCheck(parts.loop),
    duty: nobodyAttended === 0 ? ok : degraded(`${nobodyAttended} open alarm(s) found nobody attended anywhere.`),
    selfDrill: selfDrillCheck(parts.selfDrill),
    backup: backupCheck(parts.backup),
    power: powerCheck(parts.power),
    alive: aliveCheck(parts),
  }
}

function journalCheck({ state, oldestPendingMs, lastError }: JournalHealth): Check {
  if (state === 'ok') return ok
  return degraded(
    state === 'slow'
      ? `The disk has not answered for ${Math.round(oldestPendingMs / 1000)} s; alarms are raised all the same, and buttons are asked to send again.`
      : `The disk refuses to write (${lastError ?? 'no reason given'}); alarms are raised all the same. Free some space or replace the disk.`,
  )
}

function commitsCheck({ commits: { p99Ms, maxMs } }: JournalHealth): Check {
  if (p99Ms <= SLOW_COMMITS_MS) return ok
  return degraded(`Writes of the last five minutes took up to ${Math.round(maxMs)} ms. Look what else uses the disk; it may be dying.`)
}

function diskCheck(disk: DiskSpace | null): Check {
  if (disk === null || (disk.free >= LITTLE_BYTES && disk.free >= disk.size * LITTLE_SHARE)) return ok
  const percent = Math.floor((disk.free / disk.size) * 100)
  return degraded(`${Math.floor(disk.free / 1024 ** 2)} MB are free (${percent} %). Free some space before the journal cannot write.`)
}

function certificateCheck({ certificate, now }: Pick<Parts, 'certificate' | 'now'>): Check {
  if (certificate === null) return ok
  if (certificate.problem !== null) return degraded(`The renewed certificate is not in use: ${certificate.problem}`)
  const days = Math.floor((certificate.validTo - now) / DAY_MS)
  if (days > SOON_DAYS) return ok
  if (days < 0) return degraded('The certificate has ended: pages and phones by https are cut off. Renew it now.')
  if (days <= NOW_DAYS) return degraded(`The certificate ends in ${days} day(s): RENEW IT NOW, or pages and phones by https are cut off.`)
  return degraded(`The certificate ends in ${days} days. Renew it.`)
}

function loopCheck({ p99Ms, maxMs }: LoopDelay): Check {
  if (p99Ms <= LOOP_P99_MS && maxMs <= LOOP_MAX_MS) return ok
  return degraded(
    `The program was kept waiting for up to ${maxMs} ms. Look what else runs on this machine, and whether it is too hot or swaps.`,
  )
}

function pushCheck({ status, detail }: Parts['push'], howTold: HowTold | null): Check {
  if (howTold?.pushLostSince !== undefined) {
    const otherwise = howTold.modem === 'ok' ? 'people are told by short message and telephone' : 'PHONES ARE NOT TOLD AT ALL'
    return degraded(`No push service can be reached since ${howTold.pushLostSince}: ${otherwise}. Look at the line to the internet.`)
  }
  return status === 'ok' ? ok : degraded(detail ?? 'Phones may not be told.')
}

function messagesCheck(howTold: HowTold | null): Check {
  const said: string[] = []
  if (howTold?.modem === 'lost')
    said.push('No modem can be asked: nobody is told by short message or telephone. Look at the gateway with the modem.')
  if (howTold?.overBudgetAt !== undefined)
    said.push(`Messages were not sent at ${howTold.overBudgetAt}: as many were as the office allows in an hour. Look why, or allow more.`)
  return said.length === 0 ? ok : degraded(said.join(' '))
}

function selfDrillCheck(trouble: SelfDrillTrouble | null): Check {
  if (trouble === null) return ok
  switch (trouble.what) {
    case 'missed':
      return degraded(`The hub’s test of itself did not come at ${trouble.since}. Start one by hand, and look at the log.`)
    case 'failed': {
      const broken = trouble.legs.filter(({ outcome }) => outcome === 'failed').map(({ leg, why }) => `${leg}${why ? ` (${why})` : ''}`)
      return degraded(`The hub’s test of itself failed at: ${broken.join(', ')}. Mend that, and start one by hand.`)
    }
    case 'strange-press':
      return degraded(
        'The hub’s own test button was pressed as no test: somebody has its credentials. Start the hub once more and look who was on the machine.',
      )
    default:
      return assertNever(trouble.what)
  }
}

function backupCheck({ places, newest, troubles }: Parts['backup']): Check {
  const at = newest === null ? {} : { at: newest }
  if (troubles.length === 0) return { ...ok, ...at }
  const each = troubles.map(({ since, why, damaged }) =>
    damaged ? `${damaged} older one(s) do not read as written any more` : `no good one since ${since}${why ? ` (${why})` : ''}`,
  )
  const said = `${troubles.length} of ${places} places for backups: ${each.join('; ')}. The page of the backups says what to do.`
  return { ...degraded(said), ...at }
}

function powerCheck(power: HubPower | null): Check {
  if (power === null) return ok
  const { onBattery, minutes, isLow, isLost } = power
  if (onBattery) {
    const left = minutes === null ? '' : ` Its battery lasts for about ${minutes} min.`
    return degraded(`The mains have failed.${left}${isLow ? ' THE BATTERY IS ABOUT TO END.' : ''}`)
  }
  return isLost ? degraded('The UPS does not answer: a failure of the mains would come without warning. The log says why.') : ok
}

/** No address is said here: the page is open to all. */
function aliveCheck({ alive, now }: Pick<Parts, 'alive' | 'now'>): Check {
  const failing = alive.filter(({ failingSince }) => failingSince !== undefined && now - Date.parse(failingSince) >= UNHEARD_MS)
  if (failing.length === 0) return ok
  const each = failing.map(({ to, failingSince, why }) => `${to} since ${failingSince} (${why})`).join('; ')
  const nobody = failing.length === alive.length ? ' NOBODY WOULD NOTICE that this hub dies.' : ''
  return degraded(`That this hub lives is not heard: ${each}.${nobody} Its page of hubs that watch one another says what to do.`)
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
      clockDriftMs: clockDriftMs(),
      now,
    })
    return { status: overall(all), at: new Date(now).toISOString(), version: VERSION, startedAt, checks: all }
  }
}

const WORST = ['ok', 'degraded', 'down'] as const

export function overall(all: Record<string, Check>): Health['status'] {
  return Object.values(all).reduce<Health['status']>(
    (worst, { status }) => (WORST.indexOf(status) > WORST.indexOf(worst) ? status : worst),
    'ok',
  )
}

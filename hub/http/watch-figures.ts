/** Figures of the hub's watch over itself: what an outside machine raises an alert from (docs/deploy/prometheus-rules.yml). */
import { Gauge, type Registry } from 'prom-client'
import type { Health } from '../contract/api.ts'
import type { SelfDrillLeg } from '../contract/self-drill.ts'
import { NEIGHBOUR_FIGURES, type Neighbours, neighbourFigures } from './neighbour-figures.ts'

/** Times are in ms since 1970, spans in ms. */
export type Watched = Neighbours & {
  health: Health
  selfDrill: { isTrouble: boolean; lastGoodAt: number | null; legs: readonly Readonly<SelfDrillLeg>[] }
  /** Of each place of the plan; `lastGoodAt` null: never. */
  backups: readonly { place: string; lastGoodAt: number | null; isTrouble: boolean }[]
  loop: { p99Ms: number; maxMs: number }
  commits: { p99Ms: number }
  disk: { free: number; size: number } | null
  certificate: { validTo: number } | null
  clockDriftMs: number
  pushTroubles: readonly { service: string; failures: number }[]
  refused: readonly { because: string; count: number }[]
  /** Of each station with a UPS that is heard. */
  messages: {
    waiting: number
    left: { sms: number; call: number }
    isOverBudget: boolean
    /** Null: there is none. */
    isModemLost: boolean | null
    isPushLost: boolean
  }
  power: readonly { station: string; onBattery: boolean; battery?: number; minutes?: number; flickers: number }[]
}

export const WATCH_FIGURES = [
  'chuong_health',
  'chuong_self_drill_trouble',
  'chuong_self_drill_last_good_timestamp_seconds',
  'chuong_self_drill_leg_seconds',
  'chuong_self_drill_leg_failed',
  'chuong_backup_trouble',
  'chuong_backup_last_good_timestamp_seconds',
  'chuong_event_loop_delay_p99_seconds',
  'chuong_event_loop_delay_max_seconds',
  'chuong_journal_commit_p99_seconds',
  'chuong_disk_free_bytes',
  'chuong_disk_size_bytes',
  'chuong_certificate_expires_timestamp_seconds',
  'chuong_clock_drift_seconds',
  'chuong_push_service_failures',
  'chuong_broker_refusals',
  'chuong_ups_on_battery',
  'chuong_ups_charge',
  'chuong_ups_runtime_seconds',
  'chuong_mains_flickers',
  'chuong_push_lost',
  'chuong_modem_lost',
  'chuong_messages_waiting',
  'chuong_messages_over_budget',
  'chuong_messages_budget_left',
  ...NEIGHBOUR_FIGURES,
] as const

const SEVERITY = { ok: 0, degraded: 1, down: 2 } as const

export function watchFigures(register: Registry, watched: () => Watched): void {
  const gauge = (
    name: (typeof WATCH_FIGURES)[number],
    help: string,
    collect: (this: Gauge, now: Watched) => void,
    ...labelNames: string[]
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [register],
      collect() {
        // What is not there now is no figure: an old one would be believed.
        this.reset()
        if (labelNames.length === 0) this.remove()
        collect.call(this, watched())
      },
    })

  gauge(
    'chuong_health',
    'Each part of the health page: 0 ok, 1 degraded, 2 down',
    function ({ health }) {
      for (const [part, { status }] of Object.entries(health.checks)) this.set({ part }, SEVERITY[status])
    },
    'part',
  )
  gauge('chuong_self_drill_trouble', 'The test of the hub by itself is missing or failed', function ({ selfDrill }) {
    this.set(selfDrill.isTrouble ? 1 : 0)
  })
  gauge('chuong_self_drill_last_good_timestamp_seconds', 'When one was good last', function ({ selfDrill: { lastGoodAt } }) {
    if (lastGoodAt !== null) this.set(lastGoodAt / 1000)
  })
  gauge(
    'chuong_self_drill_leg_seconds',
    'How long each leg of the last one took',
    function ({ selfDrill }) {
      for (const { leg, ms } of selfDrill.legs) if (ms !== undefined) this.set({ leg }, ms / 1000)
    },
    'leg',
  )
  gauge(
    'chuong_self_drill_leg_failed',
    'Each leg of the last one that was tried: 1 failed',
    function ({ selfDrill }) {
      for (const { leg, outcome } of selfDrill.legs) if (outcome !== 'not-tried') this.set({ leg }, outcome === 'failed' ? 1 : 0)
    },
    'leg',
  )
  gauge(
    'chuong_backup_trouble',
    'A place has had no good backup for two days, or two failed in a row: 1',
    function ({ backups }) {
      for (const { place, isTrouble } of backups) this.set({ place }, isTrouble ? 1 : 0)
    },
    'place',
  )
  gauge(
    'chuong_backup_last_good_timestamp_seconds',
    'When the last good backup was stored there',
    function ({ backups }) {
      for (const { place, lastGoodAt } of backups) if (lastGoodAt !== null) this.set({ place }, lastGoodAt / 1000)
    },
    'place',
  )
  gauge('chuong_event_loop_delay_p99_seconds', 'What is ready waited so long, of the last minutes', function ({ loop }) {
    this.set(loop.p99Ms / 1000)
  })
  gauge('chuong_event_loop_delay_max_seconds', 'The longest it waited, of the last minutes', function ({ loop }) {
    this.set(loop.maxMs / 1000)
  })
  gauge('chuong_journal_commit_p99_seconds', 'Duration of commits of the last five minutes', function ({ commits }) {
    this.set(commits.p99Ms / 1000)
  })
  gauge('chuong_disk_free_bytes', 'Free on the disk of the data folder', function ({ disk }) {
    if (disk) this.set(disk.free)
  })
  gauge('chuong_disk_size_bytes', 'Size of that disk', function ({ disk }) {
    if (disk) this.set(disk.size)
  })
  gauge('chuong_certificate_expires_timestamp_seconds', 'When the TLS certificate ends', function ({ certificate }) {
    if (certificate) this.set(certificate.validTo / 1000)
  })
  gauge('chuong_clock_drift_seconds', 'How far the clock was moved since the start', function ({ clockDriftMs }) {
    this.set(clockDriftMs / 1000)
  })
  gauge(
    'chuong_push_service_failures',
    'Failures in a row of each push service that does not work now',
    function ({ pushTroubles }) {
      for (const { service, failures } of pushTroubles) this.set({ service }, failures)
    },
    'service',
  )
  gauge(
    'chuong_broker_refusals',
    'Lately refused connections and messages of devices, by reason',
    function ({ refused }) {
      for (const { because, count } of refused) this.inc({ because }, count)
    },
    'because',
  )
  const ofStation = (name: (typeof WATCH_FIGURES)[number], help: string, figure: (of: Watched['power'][number]) => number | undefined) =>
    gauge(
      name,
      help,
      function ({ power }) {
        for (const each of power) {
          const value = figure(each)
          if (value !== undefined) this.set({ station: each.station }, value)
        }
      },
      'station',
    )
  ofStation('chuong_ups_on_battery', 'The station has no mains now: 1', ({ onBattery }) => (onBattery ? 1 : 0))
  ofStation('chuong_ups_charge', 'Percent of its battery', ({ battery }) => battery)
  ofStation('chuong_ups_runtime_seconds', 'How long the battery lasts, by the UPS', ({ minutes }) =>
    minutes === undefined ? undefined : minutes * 60,
  )
  ofStation('chuong_mains_flickers', 'Failures of the mains too short to be told', ({ flickers }) => flickers)
  gauge('chuong_push_lost', 'No push service can be reached: 1', function ({ messages }) {
    this.set(messages.isPushLost ? 1 : 0)
  })
  gauge('chuong_modem_lost', 'There is a modem, and none can be asked: 1', function ({ messages: { isModemLost } }) {
    if (isModemLost !== null) this.set(isModemLost ? 1 : 0)
  })
  gauge('chuong_messages_waiting', 'Short messages and calls that are not over', function ({ messages }) {
    this.set(messages.waiting)
  })
  gauge('chuong_messages_over_budget', 'In the last hour one was not sent, because the office allows no more: 1', function ({ messages }) {
    this.set(messages.isOverBudget ? 1 : 0)
  })
  gauge(
    'chuong_messages_budget_left',
    'How many more the office allows in this hour',
    function ({ messages: { left } }) {
      for (const [channel, count] of Object.entries(left)) this.set({ channel }, count)
    },
    'channel',
  )
  neighbourFigures(gauge)
}

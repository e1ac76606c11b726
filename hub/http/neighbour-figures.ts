/** Figures of hubs that watch one another: whether this one is heard, and whom it hears. */
import type { Gauge } from 'prom-client'
import type { WatchedFigures } from '../core/watched/watched-view.ts'

export type Neighbours = {
  /** Each address that is told that this hub lives; both times in ISO 8601. */
  alive: readonly { to: string; lastOkAt?: string; failingSince?: string }[]
  neighbours: WatchedFigures
}

export const NEIGHBOUR_FIGURES = [
  'chuong_alive_failed',
  'chuong_alive_last_ok_timestamp_seconds',
  'chuong_watched_hub',
  'chuong_watched_hub_heard_timestamp_seconds',
  'chuong_own_line_lost',
] as const

type NewGauge = (
  name: (typeof NEIGHBOUR_FIGURES)[number],
  help: string,
  collect: (this: Gauge, now: Neighbours) => void,
  ...labelNames: string[]
) => unknown

export function neighbourFigures(gauge: NewGauge): void {
  gauge(
    'chuong_alive_failed',
    'Whether that this hub lives is not heard there',
    function ({ alive }) {
      for (const { to, failingSince } of alive) this.set({ to }, failingSince === undefined ? 0 : 1)
    },
    'to',
  )
  gauge(
    'chuong_alive_last_ok_timestamp_seconds',
    'When it was heard there last',
    function ({ alive }) {
      for (const { to, lastOkAt } of alive) if (lastOkAt !== undefined) this.set({ to }, Date.parse(lastOkAt) / 1000)
    },
    'to',
  )
  gauge(
    'chuong_watched_hub',
    'Of each hub that is watched from here: whether it is lost, comes and goes, or was never heard',
    function ({ neighbours }) {
      for (const { name: hub, isLost, isUnsteady, heardAt } of neighbours.hubs) {
        this.set({ hub, is: 'lost' }, isLost ? 1 : 0)
        this.set({ hub, is: 'unsteady' }, isUnsteady ? 1 : 0)
        this.set({ hub, is: 'never-heard' }, heardAt === null ? 1 : 0)
      }
    },
    'hub',
    'is',
  )
  gauge(
    'chuong_watched_hub_heard_timestamp_seconds',
    'When it was heard last',
    function ({ neighbours }) {
      for (const { name: hub, heardAt } of neighbours.hubs) if (heardAt !== null) this.set({ hub }, heardAt / 1000)
    },
    'hub',
  )
  gauge('chuong_own_line_lost', 'No watched hub is heard, because of the line of this one', function ({ neighbours }) {
    this.set(neighbours.isLineLost ? 1 : 0)
  })
}

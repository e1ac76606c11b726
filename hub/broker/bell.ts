/** Rings the bell in each station: for every listener of the hub's own topic, and for the relay the station brought along. */
import type { StationId } from '../contract/ids.ts'
import type { BellMessage, BellOrder } from '../contract/messages.ts'
import { bellTopic } from '../contract/topics.ts'
import type { Directory } from '../core/directory.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Follower } from '../desk/follower.ts'
import type { Desk } from '../desk/types.ts'
import type { Said } from './said.ts'

export type BellDeps = {
  clock: Clock
  desk: Pick<Desk, 'look'>
  directory(): Directory
  publish: Said['publish']
  /** What the bell of the station says now. */
  bellOf(station: StationId): BellOrder
  /** When a test of it ends, ms since 1970; null: nobody is trying it. */
  testEndsAt(station: StationId): number | null
}

/** Three of these are a bell's patience (firmware-bridge/bell): one lost message makes no noise. */
const BEAT_MS = 10_000
/** A timer may come a moment before the clock says so; then it would ring on. */
const AFTER_TEST_MS = 50

/**
 * `refresh` looks at every bell: called at the start, when nothing has been published yet, and when the registry has changed.
 * Of `close` nothing is said to the bells: whatever keeps the hub from speaking, a bell must chirp.
 */
export function createBell({
  clock,
  desk,
  directory,
  publish,
  bellOf,
  testEndsAt,
}: BellDeps): Follower & { refresh(): void; close(): void } {
  /** Begun with the time of day in seconds, so that it grows across restarts: no bell is told more often than once a second for long. */
  let beat = Math.floor(clock.now() / 1000)
  let next: Timer = clock.after(BEAT_MS, beatAll)
  /** Relay topic → what silences it: when a station's relay is replaced, the old one must not go on ringing. */
  const relays = new Map<string, string>()
  /** Stations whose test is looked at again when it is over. */
  const ending = new Set<StationId>()

  function tell(station: StationId): void {
    beat += 1
    const message: BellMessage = { ...bellOf(station), at: new Date(clock.now()).toISOString(), beat }
    publish(bellTopic(station), JSON.stringify(message))
  }

  /** A relay of a station's own is told of changes only: it cannot tell a repeated order from a new one. */
  function beatAll(): void {
    next = clock.after(BEAT_MS, beatAll)
    for (const station of directory().stations.keys()) tell(station)
  }

  function ring(station: StationId): void {
    tell(station)
    endTestInTime(station)
    const bell = directory().stations.get(station)?.bell
    if (!bell) return
    // Two stations of one house may share a relay: it is silent when both are.
    const sharing = [...directory().stations.values()].filter((other) => other.bell?.topic === bell.topic)
    const ringing = sharing.find((other) => bellOf(other.id).ringing)
    relays.set(bell.topic, bell.off)
    publish(bell.topic, ringing?.bell?.on ?? bell.off)
  }

  /** The end of a test is no order to be silent: it is a look at what the bell should say, and an alarm that came meanwhile rings on. */
  function endTestInTime(station: StationId): void {
    const endsAt = testEndsAt(station)
    if (endsAt === null || ending.has(station)) return
    ending.add(station)
    clock.after(endsAt - clock.now() + AFTER_TEST_MS, () => {
      ending.delete(station)
      ring(station)
    })
  }

  return {
    name: 'bell',
    told({ recorded, incidents }) {
      const stations = new Set<StationId>()
      for (const id of incidents) for (const station of desk.look((state) => state.incidents.get(id)?.told) ?? []) stations.add(station)
      for (const { event } of recorded) if (event.type === 'BellTested') stations.add(event.station)
      for (const station of stations) ring(station)
    },
    refresh() {
      const stations = [...directory().stations.values()]
      for (const [topic, off] of relays) {
        if (stations.some(({ bell }) => bell?.topic === topic)) continue
        publish(topic, off)
        publish(topic, '')
        relays.delete(topic)
      }
      for (const { id } of stations) ring(id)
    },
    close: () => next.cancel(),
  }
}

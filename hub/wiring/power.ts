/** The hub's own UPS, from what it says to the desk; and what is done for the disk when its battery is about to end. */
import { hubStation } from '../core/power/hub-station.ts'
import type { Clock } from '../desk/clock.ts'
import type { Follower } from '../desk/follower.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { UpsAddress } from '../power/ups-address.ts'
import { watchUps } from '../power/ups-watch.ts'

type Deps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit'>
  registry: Pick<Registry, 'directory'>
  /** Null: none is asked. */
  ups: UpsAddress | null
  snapshot(): Promise<void>
  pulse(at: number): Promise<void>
}

export function wirePower({ clock, log, desk, registry, ups, snapshot, pulse }: Deps): Follower & { close(): void } {
  const fails = (error: unknown) => log.error({ err: error }, 'what the UPS says is not on the record')
  const watch =
    ups &&
    watchUps({
      ...{ clock, log, address: ups },
      heard(reading) {
        const directory = registry.directory()
        const station = hubStation(directory)
        if (station) desk.submit({ type: 'PowerHeard', at: clock.now(), station, source: 'ups', reading, directory }).catch(fails)
      },
      unheard(since) {
        const station = hubStation(registry.directory())
        if (station) desk.submit({ type: 'PowerUnheard', at: clock.now(), station, since }).catch(fails)
      },
    })

  /** The next start is quick, and knows when the hub was last alive. */
  async function keep(): Promise<void> {
    await snapshot()
    await pulse(clock.now())
  }

  return {
    name: 'power',
    told({ recorded }) {
      for (const { event } of recorded) {
        if (event.type !== 'GoodbyeSaid' || !event.hub) continue
        log.error({ minutes: event.minutes }, 'the battery of the hub is about to end: it has said good-bye')
        keep().catch((error: unknown) => log.error({ err: error }, 'the state was not kept before the power ends'))
      }
    },
    close: () => watch?.close(),
  }
}

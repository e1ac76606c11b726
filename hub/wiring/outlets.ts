/** What the hub makes shine and ring: the lamps of the buttons and the bells of the stations, over what is decided. */
import { createBell } from '../broker/bell.ts'
import { createLamp } from '../broker/lamp.ts'
import { lampPhase } from '../core/devices/device-view.ts'
import type { Directory } from '../core/directory.ts'
import { bellOf, testEndsAt } from '../core/incident/bell-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'

type Deps = { clock: Clock; desk: Desk; directory(): Directory; publish(topic: string, payload: string): void }

export function createOutlets(deps: Deps) {
  const { clock, desk, directory } = deps
  const lamp = createLamp({ ...deps, lampOf: (button) => desk.look((seen) => lampPhase(seen, button, directory())) })
  const bell = createBell({
    ...deps,
    bellOf: (station) => desk.look((seen) => bellOf(seen, station, clock.now())),
    testEndsAt: (station) => desk.look((seen) => testEndsAt(seen, station, clock.now())),
  })
  return {
    lamp,
    bell,
    /** Shows what is so now, and again whenever the registry has changed. */
    show(registry: Pick<Registry, 'follow'>): void {
      for (const shown of [lamp, bell]) {
        registry.follow(() => shown.refresh())
        shown.refresh()
      }
    },
  }
}

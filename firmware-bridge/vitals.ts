/** What the gateway says of itself on `gateways/<id>/beat`: that it lives, how its line is, and what it has counted. */
import type { Clock } from './clock.ts'
import type { LineState } from './receiver.ts'

const EVERY_MS = 30_000

type VitalsOptions = {
  clock: Clock
  line(): LineState
  counters(): Readonly<Record<string, number>>
  /** Beside these. */
  more?(): object
  publish(payload: string): Promise<boolean>
}

export function createVitals({ clock, line, counters, more, publish }: VitalsOptions) {
  const startedAt = clock.now()
  let timer: { cancel(): unknown } | null = null
  function say(): void {
    timer?.cancel()
    timer = clock.after(EVERY_MS, say)
    const uptime = Math.floor((clock.now() - startedAt) / 1000)
    void publish(JSON.stringify({ uptime, line: line(), counters: counters(), ...more?.() }))
  }
  return { say, close: () => timer?.cancel() }
}

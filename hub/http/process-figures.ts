/**
 * Node's own figures. They are of the process, not of one hub in it: what measures them (a watcher of the collector, a timer of 10 ms)
 * has no end in prom-client, so it is begun once, and would otherwise keep every hub that was ever opened.
 */
import { collectDefaultMetrics, Registry as Prometheus } from 'prom-client'

let begun: Prometheus | null = null

export function processFigures(): Prometheus {
  if (begun) return begun
  begun = new Prometheus()
  collectDefaultMetrics({ register: begun, prefix: 'chuong_' })
  return begun
}

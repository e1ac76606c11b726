import type { Clock } from '../desk/clock.ts'

/** The promise's outcome, or null when it has none after `ms`; what it says later is nobody's any more. */
export function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T | null> {
  const limit = Promise.withResolvers<null>()
  const timer = clock.after(ms, () => limit.resolve(null))
  return Promise.race([promise, limit.promise]).finally(() => timer.cancel())
}

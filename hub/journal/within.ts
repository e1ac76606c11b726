import type { Clock } from '../desk/clock.ts'

/** The promise's outcome, or a rejection when it has none after `ms`. */
export function within<T>(ms: number, clock: Clock, what: string, promise: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>()
  const timer = clock.after(ms, () => limit.reject(new Error(`${what} within ${ms} ms`)))
  return Promise.race([promise, limit.promise]).finally(() => timer.cancel())
}

/** Which push services do not work just now; an answer that takes or ends a push clears its service. */
import type { Clock } from '../desk/clock.ts'

/** A hub's phones live with a handful of services. */
const REMEMBERED = 20

/** `since` in ms since 1970. */
export type ServiceTrouble = { service: string; since: number; failures: number; why: string }

export const troubleLine = ({ service, why, failures, since }: ServiceTrouble): string =>
  `${service}: ${why}, ${failures} times since ${new Date(since).toISOString()}`

export function createTroubles(clock: Pick<Clock, 'now'>) {
  const services = new Map<string, { since: number; failures: number; why: string }>()

  return {
    worked(origin: string): void {
      services.delete(origin)
    },

    failed(origin: string, why: string): void {
      const { since = clock.now(), failures = 0 } = services.get(origin) ?? {}
      services.delete(origin)
      services.set(origin, { since, failures: failures + 1, why })
      const [oldest] = services.keys()
      if (services.size > REMEMBERED && oldest !== undefined) services.delete(oldest)
    },

    list: (): ServiceTrouble[] => [...services].map(([origin, trouble]) => ({ service: new URL(origin).host, ...trouble })),
  }
}
export type Troubles = ReturnType<typeof createTroubles>

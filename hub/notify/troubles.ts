/** Which push services do not work just now; an answer that takes or ends a push clears its service, and so does the last phone that lives with it. */
import type { Clock } from '../desk/clock.ts'

/** A hub's phones live with a handful of services. */
const REMEMBERED = 20

/** `since` in ms since 1970. */
export type ServiceTrouble = { service: string; since: number; failures: number; why: string }

export const troubleLine = ({ service, why, failures, since }: ServiceTrouble): string =>
  `${service}: ${why}, ${failures} times since ${new Date(since).toISOString()}`

type Deps = {
  clock: Pick<Clock, 'now'>
  /** Whether a phone of somebody here lives with the service at this origin now. */
  isUsed(origin: string): boolean
}

export function createTroubles({ clock, isUsed }: Deps) {
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

    list(): ServiceTrouble[] {
      // Nobody misses it, and nothing would ever be sent there that could clear it.
      for (const origin of services.keys()) if (!isUsed(origin)) services.delete(origin)
      return [...services].map(([origin, trouble]) => ({ service: new URL(origin).host, ...trouble }))
    },
  }
}
export type Troubles = ReturnType<typeof createTroubles>

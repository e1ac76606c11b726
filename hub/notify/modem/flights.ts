/**
 * What this run has asked of modems. The PUBACK of an order proves nothing but that a program has read it; the first status says that
 * it is on a disk. So it is asked for again until then, and of another modem when the first says nothing (decision 0023).
 */
import type { GatewayId } from '../../contract/ids.ts'
import type { Clock } from '../../desk/clock.ts'

export const AGAIN_MS = 5_000
/** Three times asked. */
const SILENT_MS = 15_000
/** How long a modem that could not do one thing is asked last for the next. */
const TROUBLED_MS = 60_000

type Flight = { gateway: GatewayId; askedAt: number | null; since: number; isHeard: boolean; tried: Set<GatewayId>; failed: boolean }

export type Flights = ReturnType<typeof createFlights>

/** Times by the steady clock: one on the wall that is set makes nobody ask twice. */
export function createFlights(clock: Pick<Clock, 'steady'>) {
  const flights = new Map<string, Flight>()
  const troubledUntil = new Map<GatewayId, number>()

  /** Of a run before this one nothing is known: it is asked for once more, which a gateway takes for a question how it stands. */
  function flight(order: string, gateway: GatewayId): Flight {
    const known = flights.get(order)
    if (known?.gateway === gateway) return known
    const tried = new Set([...(known?.tried ?? []), gateway])
    const fresh = { gateway, askedAt: null, since: clock.steady(), isHeard: false, failed: false, tried }
    flights.set(order, fresh)
    return fresh
  }

  return {
    /** What is to be done about an order now; null: wait. */
    next({ order, gateway }: { order: string; gateway: GatewayId }, modems: readonly GatewayId[]): 'ask' | { moveTo: GatewayId } | null {
      const now = clock.steady()
      const known = flight(order, gateway)
      const isThere = modems.includes(gateway)
      if (isThere && known.isHeard && !known.failed) known.since = now
      const other = modems.find((each) => !known.tried.has(each))
      const isSilent = now - known.since >= SILENT_MS
      const isGone = !isThere && !known.isHeard
      if (other !== undefined && (known.failed || isSilent || isGone)) return { moveTo: other }
      // All have been asked: the round begins again.
      if (known.failed || isSilent || isGone) Object.assign(known, { tried: new Set([gateway]), since: now })
      if (known.isHeard || (known.askedAt !== null && now - known.askedAt < AGAIN_MS)) return null
      return 'ask'
    },
    asked(order: string, gateway: GatewayId): void {
      flight(order, gateway).askedAt = clock.steady()
    },
    heard(order: string, gateway: GatewayId): void {
      const known = flights.get(order)
      if (known?.gateway === gateway) known.isHeard = true
      troubledUntil.delete(gateway)
    },
    /** This modem cannot: true when another is to be asked for it. */
    failed(order: string, gateway: GatewayId, modems: readonly GatewayId[]): boolean {
      troubledUntil.set(gateway, clock.steady() + TROUBLED_MS)
      const known = flight(order, gateway)
      known.isHeard = true
      known.failed = modems.some((each) => !known.tried.has(each))
      return known.failed
    },
    /** Those that failed lately come last. */
    inOrder: (modems: readonly GatewayId[]): GatewayId[] => {
      const troubled = (gateway: GatewayId) => Number((troubledUntil.get(gateway) ?? 0) > clock.steady())
      return [...modems].sort((a, b) => troubled(a) - troubled(b) || (a < b ? -1 : 1))
    },
    /** Of orders that are over nothing is kept. */
    keepOnly(orders: ReadonlySet<string>): void {
      for (const order of flights.keys()) if (!orders.has(order)) flights.delete(order)
    },
  }
}

/**
 * What the line has said and the hub has not confirmed. Offered at once, and again at every new connection, oldest first.
 * It lives in memory only, so nothing here is acknowledged on the line before the hub's PUBACK: whatever is lost with
 * the process, the receiver still holds and sends again.
 */
import type { Clock } from './clock.ts'
import type { Link } from './link.ts'
import type { Log } from './log.ts'

export type Deliveries = {
  /** Given again under the same name it is the same delivery: `safe` is called for both once the hub confirms. */
  take(name: string, message: { topic: string; payload: string }, safe: () => void): void
  /** There is a connection. */
  offerAll(): void
  size(): number
}

/** A line at 9600 baud brings some twenty sentences a second; this many waiting is a hub that has been away. */
const MAX_WAITING = 500
/** A hub that cuts the connection each time it is given one message will not take it until someone acts. */
const MAX_CUTS = 3
const LONG_WAIT_MS = 5_000

export function createDeliveries(link: Pick<Link, 'isUp' | 'publish'>, clock: Clock, log: Log): Deliveries {
  type Delivery = { topic: string; payload: string; safe: () => void; offered: boolean; cuts: number; reminder: { cancel(): unknown } }
  const waiting = new Map<string, Delivery>()

  async function offer(name: string, delivery: Delivery): Promise<void> {
    if (delivery.offered || !link.isUp()) return
    delivery.offered = true
    const confirmed = await link.publish(delivery.topic, delivery.payload)
    delivery.offered = false
    if (confirmed) {
      settle(name, delivery)
      delivery.safe()
    } else if (++delivery.cuts >= MAX_CUTS) {
      settle(name, delivery)
      log('error', 'the hub closed the connection each time it was given this; is the button registered behind this gateway?', {
        name,
        topic: delivery.topic,
      })
    }
  }

  /** Those that saw a connection end: alone, so that the one the hub will not take does not count against the others. */
  async function oneByOne(suspects: [string, Delivery][]): Promise<void> {
    for (const [name, delivery] of suspects) if (waiting.get(name) === delivery) await offer(name, delivery)
  }

  function settle(name: string, delivery: Delivery): void {
    delivery.reminder.cancel()
    waiting.delete(name)
  }

  return {
    take(name, message, safe) {
      const known = waiting.get(name)
      if (!known && waiting.size >= MAX_WAITING)
        return log('error', 'too much is waiting for the hub: not taken', { name, waiting: waiting.size })
      const reminder = () => {
        const why = link.isUp() ? 'the hub has not confirmed it' : 'the hub cannot be reached'
        log('warn', `${why}, so it is not acknowledged yet`, { name })
      }
      const delivery = known ?? { ...message, safe, offered: false, cuts: 0, reminder: clock.after(LONG_WAIT_MS, reminder) }
      waiting.set(name, delivery)
      void offer(name, delivery)
    },
    offerAll() {
      const all = [...waiting]
      for (const [name, delivery] of all) if (delivery.cuts === 0) void offer(name, delivery)
      void oneByOne(all.filter(([, delivery]) => delivery.cuts > 0))
    },
    size: () => waiting.size,
  }
}

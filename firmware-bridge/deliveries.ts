/**
 * What the line has said on its way to the hub, and when the line may be told that it is safe: at the hub's PUBACK, or,
 * while the hub cannot be reached, as soon as it is in the outbox on disk.
 */
import type { Clock } from './clock.ts'
import type { Link } from './link.ts'
import type { Log } from './log.ts'
import type { Outbox } from './outbox.ts'
import type { Entry } from './outbox-line.ts'

export type Deliveries = {
  /**
   * Given again under the same name it is the same delivery.
   * @param answer null: it is safe; else why it is not and should be sent again. Of a delivery given several times the last one is called, once.
   */
  take(entry: Entry, answer: (why: 'disk' | 'full' | null) => void): void
  /** There is a connection: everything that waits is offered, oldest first. */
  offerAll(): void
  /** The connection has ended. */
  linkLost(): void
  waiting(): number
  refused(): number
}

type DeliveriesOptions = {
  link: Pick<Link, 'isUp' | 'publish'>
  outbox: Pick<Outbox, 'put' | 'settle'>
  /** Left over from before, oldest first. */
  kept: readonly Entry[]
  clock: Clock
  log: Log
  delivered(entry: Entry): void
  refused(entry: Entry): void
}

/** An hour of a busy commune; beyond it nothing is acknowledged, so the receivers hold the rest. */
const MAX_WAITING = 10_000
/** As many messages on their way to the hub at once; the others follow as these are confirmed. */
const WINDOW = 64
/** The disk is given this long before the hub is told without it (promise 3: alarm before bookkeeping). */
const DISK_LIMIT_MS = 300
/** A hub that holds its PUBACK for longer counts as one that cannot be reached; the receivers of the family give up after 4 s. */
const HUB_LIMIT_MS = 2_000
/** A hub that cuts the connection each time it is given one message, and that alone, will not take it until someone acts. */
const MAX_CUTS = 3

type Delivery = {
  entry: Entry
  stored: boolean
  /** The outbox has not taken it, for now or at all. */
  diskFailed: boolean
  /** The hub is to have it: it is stored, or the disk had its time. */
  ready: boolean
  overdue: boolean
  offered: boolean
  /** It was on its way when a connection ended: from now on it goes alone, so that what the hub will not take is known from the rest. */
  suspect: boolean
  /** Connections that ended while it was alone on its way. */
  cuts: number
  answer: ((why: 'disk' | 'full' | null) => void) | null
  timers: { cancel(): unknown }[]
}

export function createDeliveries({ link, outbox, kept, clock, log, delivered, refused }: DeliveriesOptions): Deliveries {
  /** In the order first heard. */
  const waiting = new Map<string, Delivery>()
  let onTheWay = 0
  let refusals = 0
  for (const entry of kept) waiting.set(entry.name, { ...fresh(entry), stored: true, ready: true })

  function fresh(entry: Entry): Delivery {
    return {
      entry,
      stored: false,
      diskFailed: false,
      ready: false,
      overdue: false,
      offered: false,
      cuts: 0,
      suspect: false,
      answer: null,
      timers: [],
    }
  }

  function tell(delivery: Delivery, why: 'disk' | null): void {
    const { answer } = delivery
    delivery.answer = null
    answer?.(why)
  }
  /** While the hub cannot be reached, what is on disk is safe, and what is not must be sent again. */
  function answerWithoutHub(delivery: Delivery): void {
    if (link.isUp() && !delivery.overdue) return
    if (delivery.stored) tell(delivery, null)
    else if (delivery.diskFailed) tell(delivery, 'disk')
  }

  function settle(delivery: Delivery, how: 'delivered' | 'refused'): void {
    for (const timer of delivery.timers) timer.cancel()
    waiting.delete(delivery.entry.name)
    outbox.settle(delivery.entry.name, how)
    if (how === 'delivered') return delivered(delivery.entry)
    refusals++
    log('error', 'the hub closed the connection each time it was given this; is the button registered behind this gateway?', {
      name: delivery.entry.name,
      topic: delivery.entry.topic,
    })
    refused(delivery.entry)
  }

  async function offer(delivery: Delivery, room = WINDOW): Promise<void> {
    if (delivery.offered || !delivery.ready || !link.isUp() || onTheWay >= room) return
    delivery.offered = true
    onTheWay++
    const alone = onTheWay === 1
    const confirmed = await link.publish(delivery.entry.topic, delivery.entry.payload)
    onTheWay--
    delivery.offered = false
    if (confirmed) {
      settle(delivery, 'delivered')
      tell(delivery, null)
      return offerMore()
    }
    if (delivery.suspect && alone) delivery.cuts++
    delivery.suspect = true
    if (delivery.cuts >= MAX_CUTS) settle(delivery, 'refused')
  }

  function offerMore(): void {
    for (const delivery of waiting.values()) {
      if (onTheWay >= WINDOW) return
      if (!delivery.suspect) void offer(delivery)
    }
  }

  /**
   * Those that saw a connection end: alone, so that the one the hub will not take does not count against the others.
   * There is always room for one of them: behind a full window they would wait for the next connection.
   */
  async function oneByOne(suspects: Delivery[]): Promise<void> {
    for (const delivery of suspects) if (waiting.has(delivery.entry.name)) await offer(delivery, WINDOW + 1)
  }

  async function store(delivery: Delivery): Promise<void> {
    const limit = clock.after(DISK_LIMIT_MS, () => {
      log('warn', `the outbox has not taken it within ${DISK_LIMIT_MS} ms: the hub is told without it`, { name: delivery.entry.name })
      delivery.diskFailed = true
      goOn(delivery)
    })
    delivery.timers.push(limit)
    try {
      await outbox.put(delivery.entry)
      delivery.stored = true
    } catch {
      delivery.diskFailed = true
    }
    limit.cancel()
    goOn(delivery)
  }

  function goOn(delivery: Delivery): void {
    // The hub was told without a slow disk and has it: it is not told twice.
    if (waiting.get(delivery.entry.name) !== delivery) return
    delivery.ready = true
    void offer(delivery)
    answerWithoutHub(delivery)
  }

  return {
    take(entry, answer) {
      const known = waiting.get(entry.name)
      if (!known && waiting.size >= MAX_WAITING) {
        log('error', 'too much is waiting for the hub: not taken', { name: entry.name, waiting: waiting.size })
        return answer('full')
      }
      const delivery = known ?? fresh(entry)
      delivery.answer = answer
      if (known) {
        // What the disk refused before may fit now.
        if (!known.stored && known.diskFailed) {
          known.diskFailed = false
          return void store(known)
        }
        return answerWithoutHub(known)
      }
      waiting.set(entry.name, delivery)
      delivery.timers.push(
        clock.after(HUB_LIMIT_MS, () => {
          delivery.overdue = true
          answerWithoutHub(delivery)
        }),
      )
      void store(delivery)
    },
    offerAll() {
      // The one that was cut least is the likeliest to be good.
      const suspects = [...waiting.values()].filter(({ suspect }) => suspect).sort((a, b) => a.cuts - b.cuts)
      offerMore()
      void oneByOne(suspects)
    },
    linkLost() {
      for (const delivery of waiting.values()) answerWithoutHub(delivery)
    },
    waiting: () => waiting.size,
    refused: () => refusals,
  }
}

/** What the outbox holds, and what it and its thread say to each other. */

export type Entry = {
  /** One delivery, whatever happens to it. */
  name: string
  /** What the line says when it sends the same again. */
  key: string
  /** The id of the press in the message. */
  press: string
  /** When it was first heard, ms since 1970. */
  at: number
  topic: string
  payload: string
}

export type Kept = {
  /** Oldest first; what the hub would not take before is tried again at a start. */
  waiting: Entry[]
  /** The hub has these; kept for a while because the line may ask again. */
  delivered: Entry[]
  /** The highest count heard of each device. */
  counters: { device: string; counter: number }[]
}

export type OutboxRequest = {
  entries: Entry[]
  settled: [name: string, how: 'delivered' | 'refused'][]
  counters: [device: string, counter: number][]
  /** Delivered ones older than this are dropped, ms since 1970. */
  forgetBefore: number
}

/** What every protocol of the line gives the bridge: bytes become what was heard, and answers become bytes. */

/** What a device means. Fields stand in the message to the hub as they are (docs/protocol.md). */
export type Says =
  /** Somebody pressed. */
  | { what: 'press'; fields: Readonly<Record<string, unknown>> }
  /** Something about the device that must reach the hub: tamper, a weak battery, lost or found again. */
  | { what: 'state'; fields: Readonly<Record<string, unknown>> }
  /** It lives. A beat that waited would prove a life that may be over, so it is never kept. */
  | { what: 'beat'; fields: Readonly<Record<string, unknown>> }

export type Signal = {
  /** Its name in BRIDGE_MAP. */
  device: string
  /** The device's own count, as it was sent; null where the protocol has none. */
  counter: string | null
  says: Says
  /** What the device signed, and its signature. */
  signed: { text: string; mac: string } | null
  /** As it stood on the line. */
  text: string
}

/** Whom an answer is for. */
export type Addressee = Pick<Signal, 'device' | 'counter'>

export type Heard =
  | { heard: 'signal'; signal: Signal }
  /** The receiver itself lives. */
  | { heard: 'heartbeat' }
  /** Whole, and not understood: the hub is told, in these bytes. `to` is whom to answer, when that much could be read. */
  | { heard: 'strange'; why: string; text: string; to: Addressee | null }
  /** Damaged on the way; the receiver has to send it again. */
  | { heard: 'damaged' }

/** What came, and what was dropped and why; all since the reader was made. */
export type LineCounts = {
  /** Whole messages handed on. */
  frames: number
  badCrc: number
  tooLong: number
  /** Begun and cut off, or not of any form the protocol has. */
  broken: number
  /** Bytes outside any message; line ends do not count. */
  noiseBytes: number
}

export type Reader = {
  /** What these bytes complete, in order. Holds at most one message. */
  push(bytes: Uint8Array): Heard[]
  counts(): Readonly<LineCounts>
}

export type Protocol = {
  name: string
  /** What a device may be called in BRIDGE_MAP, and how to say so. */
  device: { pattern: RegExp; words: string }
  /** Its devices can sign what they say. */
  signs: boolean
  openReader(): Reader
  /** It is safe. `to` is null for a heartbeat. */
  ack(to: Addressee | null): string
  /** It is not taken, and sending it again will not help; null where the protocol has no word for that. */
  refuse(to: Addressee, why: string): string | null
  /** It is not taken now: send it again; null where silence says so. */
  again(to: Addressee | null, why: string): string | null
  /** How often the receiver speaks by itself, ms; null when it does not. */
  heartbeatMs: number | null
}

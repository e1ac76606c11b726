/**
 * How the alarm receivers of the Sur-Gard family talk to a computer: printable text with a terminator, a heartbeat every 30 s,
 * ACK (06) or NAK (15) for each. There is no checksum and, but for one of them, no start byte, so a message is looked for
 * at the end of what stands before each terminator: whatever was broken in front of it costs it nothing.
 */
import { type ContactId, deviceOf, meaningOf } from './contact-id.ts'
import type { Heard, LineCounts, Protocol, Reader } from './protocol.ts'

export const ACK = '\x06'
export const NAK = '\x15'
export const DC4 = '\x14'

/** SG-MLR2-DG manual: one heartbeat each 30 s. */
export const HEARTBEAT_MS = 30_000
/** Longer than any message of the family; what is older than this cannot belong to the one that ends now. */
const MAX_MESSAGE_BYTES = 64

export type ReceiverFormat = {
  name: string
  terminator: string
  /** Both must end in `$`: they are held against the end of what stands before a terminator. The event has the groups of ContactId. */
  event: RegExp
  heartbeat: RegExp
}

export function readContactId(event: RegExp, text: string): ContactId | null {
  const groups = event.exec(text)?.groups
  return groups ? (groups as ContactId) : null
}

function openReader(format: ReceiverFormat): Reader {
  const counts: LineCounts = { frames: 0, badCrc: 0, tooLong: 0, broken: 0, noiseBytes: 0 }
  const terminator = format.terminator.charCodeAt(0)
  let text = ''

  function whole(): Heard[] {
    const ended = text
    text = ''
    const said = readContactId(format.event, ended)
    const trimmed = ended.trim()
    if (trimmed === '') return []
    if (said) {
      counts.frames++
      return [{ heard: 'signal', signal: { device: deviceOf(said), counter: null, says: meaningOf(said), signed: null, text: trimmed } }]
    }
    if (format.heartbeat.test(ended)) {
      counts.frames++
      return [{ heard: 'heartbeat' }]
    }
    counts.broken++
    return [{ heard: 'damaged' }]
  }

  return {
    push(bytes) {
      const heard: Heard[] = []
      for (const byte of bytes) {
        if (byte === terminator) heard.push(...whole())
        // A byte that is no text cannot stand in a message: what was begun is over.
        else if (byte !== 0x0a && (byte < 0x20 || byte > 0x7e)) {
          counts.noiseBytes += text.length + 1
          text = ''
        } else {
          text += String.fromCharCode(byte)
          if (text.length > MAX_MESSAGE_BYTES) {
            counts.noiseBytes++
            text = text.slice(1)
          }
        }
      }
      return heard
    },
    counts: () => counts,
  }
}

export const receiverProtocol = (format: ReceiverFormat): Protocol => ({
  name: format.name,
  device: { pattern: /^[0-9A-F]{4}:[0-9A-F]{3}$/, words: 'account:zone, four and three digits, such as 1234:001' },
  signs: false,
  openReader: () => openReader(format),
  ack: () => ACK,
  // A receiver that is refused stands still with everything behind it: the hub is told, and the line goes on.
  refuse: () => ACK,
  again: () => NAK,
  heartbeatMs: HEARTBEAT_MS,
})

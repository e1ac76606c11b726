/** What the service centre sends: SMS-DELIVER (3GPP TS 23.040 §9.2.2.1) and SMS-STATUS-REPORT (§9.2.2.3). */
import { decodeAddress, decodeServiceCentre, encodeAddress } from './address.ts'
import { orNull, PduError, readHex, toHex } from './octets.ts'
import { decodeStamp, encodeStamp } from './stamp.ts'
import { decodeUserData, encodeText, type Piece } from './user-data.ts'

export type Deliver = {
  is: 'deliver'
  from: string
  text: string
  isText: boolean
  piece: Piece | null
  at: number | null
  centre: string | null
}
export type Report = { is: 'report'; reference: number; to: string; status: number; at: number | null }

const DELIVER = 0
const REPORT = 2
const HAS_HEADER = 0x40

/** Null when it is neither, or cut off. */
export function decodeReceived(pdu: string): Deliver | Report | null {
  return orNull(() => {
    const from = readHex(pdu)
    const centre = decodeServiceCentre(from)
    const first = from.byte()
    switch (first & 3) {
      case DELIVER: {
        const sender = decodeAddress(from)
        from.byte()
        const dcs = from.byte()
        const at = decodeStamp(from.take(7))
        return { is: 'deliver', from: sender, ...decodeUserData(from, dcs, (first & HAS_HEADER) !== 0), at, centre } satisfies Deliver
      }
      case REPORT: {
        const reference = from.byte()
        const to = decodeAddress(from)
        from.take(7)
        const at = decodeStamp(from.take(7))
        return { is: 'report', reference, to, status: from.byte(), at } satisfies Report
      }
      default:
        throw new PduError('neither a message nor a report')
    }
  })
}

/** What a status means (§9.2.3.15): there, on its way, or given up, for now or for good. */
export function meaningOf(status: number): 'delivered' | 'trying' | 'failed-for-now' | 'failed' {
  if (status <= 0x1f) return 'delivered'
  if (status <= 0x3f) return 'trying'
  // 0x46: its validity has ended; nothing is wrong with the number.
  if (status >= 0x60 || status === 0x46) return 'failed-for-now'
  return 'failed'
}

/** One PDU a piece, as a service centre in Vietnam would send it. */
export const encodeDeliver = ({ from, text, at, reference }: { from: string; text: string; at: number; reference: number }): string[] =>
  encodeText(text, reference).map(
    ({ dcs, header, hex }) =>
      `00${toHex(DELIVER | 0x04 | (header ? HAS_HEADER : 0))}${encodeAddress(from)}${toHex(0, dcs, encodeStamp(at))}${hex}`,
  )

export const encodeReport = ({ reference, to, status, at }: { reference: number; to: string; status: number; at: number }): string =>
  `00${toHex(REPORT | 0x04, reference)}${encodeAddress(to)}${toHex(encodeStamp(at), encodeStamp(at), status)}`

/** SMS-SUBMIT, from the phone to the service centre (3GPP TS 23.040 §9.2.2.2), as AT+CMGS takes it in PDU mode (27.005 §3.5.1, §4.3). */
import { decodeAddress, decodeServiceCentre, encodeAddress } from './address.ts'
import { orNull, PduError, readHex, toHex } from './octets.ts'
import { decodeValidity, encodeValidity } from './stamp.ts'
import { decodeUserData, encodeText, type Piece } from './user-data.ts'

const SUBMIT = 0x01
const RELATIVE_VALIDITY = 0x10
const REPORT_WANTED = 0x20
const HAS_HEADER = 0x40

export type ToSubmit = { to: string; text: string; reference: number; validForMs: number }
/** `octets` is what AT+CMGS is told: the length without the service centre. */
export type Submit = { pdu: string; octets: number }

/** One PDU a piece. The service centre is left to the SIM, and the message reference to the modem. */
export function encodeSubmit({ to, text, reference, validForMs }: ToSubmit): Submit[] {
  return encodeText(text, reference).map(({ dcs, header, hex }) => {
    const first = SUBMIT | RELATIVE_VALIDITY | REPORT_WANTED | (header ? HAS_HEADER : 0)
    const tpdu = `${toHex(first, 0x00)}${encodeAddress(to)}${toHex(0x00, dcs, encodeValidity(validForMs))}${hex}`
    return { pdu: `00${tpdu}`, octets: tpdu.length / 2 }
  })
}

export type ReadSubmit = { to: string; text: string; piece: Piece | null; reportWanted: boolean; validForMs: number | null }

/** Null when it is no SMS-SUBMIT. */
export function decodeSubmit(pdu: string): ReadSubmit | null {
  return orNull(() => {
    const from = readHex(pdu)
    decodeServiceCentre(from)
    const first = from.byte()
    if ((first & 3) !== SUBMIT) throw new PduError('not a submit')
    from.byte()
    const to = decodeAddress(from)
    from.byte()
    const dcs = from.byte()
    const format = (first >> 3) & 3
    const validForMs = format === 2 ? decodeValidity(from.byte()) : null
    if (format === 1 || format === 3) from.take(7)
    const { text, piece } = decodeUserData(from, dcs, (first & HAS_HEADER) !== 0)
    return { to, text, piece, reportWanted: (first & REPORT_WANTED) !== 0, validForMs }
  })
}

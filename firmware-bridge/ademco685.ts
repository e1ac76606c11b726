/**
 * Ademco 685: line feed, `RL AAAA 18 QXYZ GG UCCC`, carriage return, where U is `C` before a zone and `U` before a user;
 * heartbeat: line feed, `RL OKAY @ `, carriage return (MX8000 manual, figure 8-4; VisorALARM Plus 2U manual, appendix IV).
 */
import type { ContactId } from './contact-id.ts'
import { receiverProtocol } from './receiver-line.ts'

const CR = '\r'
const LF = '\n'
const EVENT = /\n[0-9A-F]{2} (?<account>[0-9A-F]{4}) 18 (?<qualifier>[ERP])(?<code>\d{3}) (?<partition>\d{2}) [CU](?<zone>[0-9A-F]{3})$/
const HEARTBEAT = /\n[0-9A-F]{2} OKAY @ ?$/

export const ademco685 = receiverProtocol({ name: 'ademco685', terminator: CR, event: EVENT, heartbeat: HEARTBEAT })

/** What a receiver prints, header and terminator included. */
export const encodeAdemco = ({ account, qualifier, code, partition, zone }: ContactId): string =>
  `${LF}11 ${account} 18 ${qualifier}${code} ${partition} C${zone}${CR}`

export const ADEMCO_HEARTBEAT = `${LF}00 OKAY @ ${CR}`

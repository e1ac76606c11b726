/**
 * Sur-Gard MLR2 family: `5RRL 18AAAAQXYZGGCCC` and DC4; heartbeat `1RRL           @    ` and DC4.
 * RR receiver, L line (one to three digits), AAAA account, Q qualifier, XYZ code, GG partition, CCC zone (SG-MLR2 manual, "Contact-ID Protocol").
 */
import type { ContactId } from './contact-id.ts'
import { DC4, receiverProtocol } from './receiver-line.ts'

const EVENT = /5[0-9A-F]{2}[0-9A-F]{1,3} 18(?<account>[0-9A-F]{4})(?<qualifier>[ERP])(?<code>\d{3})(?<partition>\d{2})(?<zone>[0-9A-F]{3})$/
const HEARTBEAT = /1[0-9A-F]{3} {11}@ {4}$/

export const surgard = receiverProtocol({ name: 'surgard', terminator: DC4, event: EVENT, heartbeat: HEARTBEAT })

/** What a receiver prints, terminator included. */
export const encodeSurgard = ({ account, qualifier, code, partition, zone }: ContactId): string =>
  `5011 18${account}${qualifier}${code}${partition}${zone}${DC4}`

export const SURGARD_HEARTBEAT = `1011           @    ${DC4}`

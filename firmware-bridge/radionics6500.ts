/**
 * Radionics 6500 as receivers of the family emulate it: space, `aRRL AAAA18QXYZGGCCC`, DC4; heartbeat: space, `1RRL           @    `, DC4
 * (VisorALARM Plus 2U manual, appendix IV, "Radionics 6500 Format").
 */
import type { ContactId } from './contact-id.ts'
import { DC4, receiverProtocol } from './receiver-line.ts'

const EVENT = /a[0-9A-F]{3} (?<account>[0-9A-F]{4})18(?<qualifier>[ERP])(?<code>\d{3})(?<partition>\d{2})(?<zone>[0-9A-F]{3})$/
const HEARTBEAT = /1[0-9A-F]{3} {11}@ {4}$/

export const radionics6500 = receiverProtocol({ name: 'radionics6500', terminator: DC4, event: EVENT, heartbeat: HEARTBEAT })

/** What a receiver prints, header and terminator included. */
export const encodeRadionics = ({ account, qualifier, code, partition, zone }: ContactId): string =>
  ` a011 ${account}18${qualifier}${code}${partition}${zone}${DC4}`

export const RADIONICS_HEARTBEAT = ` 1011           @    ${DC4}`

/** What the broker asks of the rest of the house; hub.ts hands it over. */
import type { DeviceId, GatewayId, IncidentId, SiteId } from '../contract/ids.ts'
import type { ModemSays } from '../contract/modem-messages.ts'
import type { Directory } from '../core/directory.ts'
import type { Roster } from '../core/incident/roster.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Certificate } from '../desk/ports/certificate.ts'
import type { Desk } from '../desk/types.ts'

export type TlsListen = {
  /** Absent: every interface, IPv4 and IPv6. */
  host?: string
  port: number
  certificate: Certificate
}

export type Listen = {
  host: string
  /** 0: any free port; the broker says which. */
  port: number
  tls?: TlsListen | null
}

export type BrokerDeps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit'>
  directory(): Directory
  /** The device, if this password is its own and it is not retired. */
  verifyDevice(id: string, password: string): DeviceId | null
  rosterFor(site: SiteId): Roster
  newIncidentId(): IncidentId
  listen: Listen
  /** Takes what a modem said; rejects when it is to be said again. */
  modemSays(gateway: GatewayId, said: ModemSays): Promise<void>
  /** How long an unwritten press keeps its button waiting before the connection is closed so that it sends again, ms; 10,000 unless told. */
  writeLimitMs?: number
}

/** Silence that is going on, as the desk holds it: one entry for all that fell silent together. */

import type { ButtonId, DeviceId, GatewayId, PersonId, SiteId } from '../../contract/ids.ts'
import type { NarrowCause, WideCause } from '../../contract/outage-events.ts'

export type OpenOutage = {
  id: string
  cause: NarrowCause | WideCause
  since: number
  site?: SiteId
  gateway?: GatewayId
  operator?: string
  /** Silent now. */
  buttons: ButtonId[]
  /** Every button that was ever part of it. */
  members: ButtonId[]
  /** Gateways that went with it, and what is silent because of them. */
  behind: { gateway: GatewayId; buttons: ButtonId[] }[]
  /** When one of them last came back. */
  returnedAt: number | null
  /** It comes and goes, and stays one entry until it has been steady. */
  flapping: boolean
  /** Since when an officer must say that they have seen it. */
  raisedAt: number | null
  acknowledged: { by: PersonId; at: number; note?: string } | null
}

type Placed = Readonly<Pick<OpenOutage, 'cause'>> & {
  readonly site?: SiteId
  readonly gateway?: GatewayId
  readonly members: readonly ButtonId[]
}

/** Under which name it is counted how often it comes back; null: what took many places along is not counted. */
export function flapKey({ cause, site, gateway, members }: Placed): DeviceId | SiteId | null {
  switch (cause) {
    case 'gateway':
      return gateway ?? null
    case 'site':
      return site ?? null
    case 'button':
      return members[0] ?? null
    default:
      return null
  }
}

type Device = { readonly state: 'online' | 'disconnected' | 'offline' }

/** Something of it is silent now. */
export function isDark(
  { buttons, gateway }: { readonly buttons: readonly ButtonId[]; readonly gateway?: GatewayId },
  { devices }: { readonly devices: ReadonlyMap<DeviceId, Device> },
): boolean {
  return buttons.length > 0 || (gateway !== undefined && devices.get(gateway)?.state === 'offline')
}

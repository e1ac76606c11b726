/** What belongs to one station's shift: a station's digest and register hold what is its own, and nothing that is only below it. */
import type { ButtonId, GatewayId, SiteId, StationId } from '../contract/ids.ts'
import type { Directory } from './directory.ts'
import type { Viewer } from './sight.ts'

/** The viewer with eyes for this station alone; whether they may look at it at all is asked before. */
export const at = (station: StationId, viewer: Viewer): Viewer => ({
  ...viewer,
  // An administrator sees everything; what stands in a station's book is still only that station's.
  role: viewer.role === 'admin' ? 'officer' : viewer.role,
  station,
  stations: new Set([station]),
})

export const sitesOf = (station: StationId, directory: Directory): SiteId[] =>
  [...directory.routes].filter(([, route]) => route.home.includes(station)).map(([site]) => site)

type Silent = { site?: SiteId; gateway?: GatewayId; buttons: readonly ButtonId[] }

export function concerns(station: StationId, { site, gateway, buttons }: Silent, directory: Directory): boolean {
  const isHome = (id: SiteId | undefined) => id !== undefined && (directory.routes.get(id)?.home.includes(station) ?? false)
  const stands = gateway === undefined ? undefined : directory.gateways.get(gateway)
  return (
    isHome(site) ||
    stands?.station === station ||
    isHome(stands?.site) ||
    buttons.some((button) => isHome(directory.buttons.get(button)?.site))
  )
}

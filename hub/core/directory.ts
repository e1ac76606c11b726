/** Who and what exists, as decisions and views read it. Made by the registry when it changes; immutable, swapped whole. */
import type { ButtonId, GatewayId, PersonId, SiteId, StationId, SubscriptionId, WatchedHubId } from '../contract/ids.ts'
import type { Button, Gateway, Person, Site, Station } from '../contract/resources.ts'
import type { Settings } from '../contract/settings.ts'
import type { WatchedHub } from '../contract/watched.ts'

/** Where a site's alarm goes, in order. Distances are great-circle, metres. */
export type SiteRoute = {
  /** The assigned station (else the nearest commune), then the co-responders. */
  home: readonly StationId[]
  /** The parents of the home stations: they watch. */
  parents: readonly StationId[]
  /** Whom to call when home does not answer, in order; never a home station. */
  neighbours: readonly StationId[]
  /** The highest station above home, where the last step goes. */
  province: StationId | null
  /** From every station named here to the site. */
  distances: ReadonlyMap<StationId, number>
}

export type Directory = {
  version: number
  settings: Settings
  stations: ReadonlyMap<StationId, Station>
  sites: ReadonlyMap<SiteId, Site>
  buttons: ReadonlyMap<ButtonId, Button>
  gateways: ReadonlyMap<GatewayId, Gateway>
  /** The hub's own button, by which it tests itself: in no site, and so in no list, count or report. */
  ownButton?: ButtonId
  /** Other hubs whose silence is noticed here, those of before among them; absent: none ever was. */
  watchedHubs?: ReadonlyMap<WatchedHubId, WatchedHub>
  people: ReadonlyMap<PersonId, Person>
  /** Push subscriptions of each person that are not known to be gone. */
  phones: ReadonlyMap<PersonId, readonly SubscriptionId[]>
  /** Who of the police has a telephone number; absent: there is no gateway with a modem. */
  numbers?: ReadonlySet<PersonId>
  routes: ReadonlyMap<SiteId, SiteRoute>
  buttonsOf: ReadonlyMap<SiteId, readonly ButtonId[]>
  /** A station and every station below it. */
  below: ReadonlyMap<StationId, ReadonlySet<StationId>>
}

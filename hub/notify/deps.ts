/** What notify asks of the rest of the house; hub.ts hands it over. world.ts makes the part that is read from the desk and the registry. */
import type { Notice } from '../contract/events.ts'
import type { IncidentId, PersonId, SiteId, StationId, SubscriptionId, WatchedHubId } from '../contract/ids.ts'
import type { PressKind } from '../contract/messages.ts'
import type { Disposition, Mark, Phase } from '../contract/views.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { TroubleWorld } from './trouble-world.ts'

export type Language = 'vi' | 'en'

/** As much of an incident as a phone may show. */
export type IncidentBrief = {
  kind: PressKind
  siteName: string
  siteCode: string
  address: string
  /** The last press, ms since 1970. */
  at: number
  marks: readonly Mark[]
  phase: Phase
  /** Name of who answered it. */
  by?: string
  disposition?: Disposition
}

/** Of a station, as much as a phone may show. `goodbye`: it was said, and the power is not back. */
export type StationPowerBrief = { name: string; phone: string | null; hub: boolean; goodbye: boolean }

/** Of another hub, as much as a phone may show; `since` in ms since 1970. */
export type LostHubBrief = { name: string; phone: string; since: number }

export type PendingNotice = { incident: IncidentId; notice: Notice }

/** The world as it is at this instant: asked again just before each send. */
export type World = {
  phonesOf(person: PersonId): readonly SubscriptionId[]
  /** Of everybody who may sign in. */
  everyPhone(): readonly SubscriptionId[]
  /** Every notice that was decided and whose fate is not known. */
  outbox(): PendingNotice[]
  stillWanted(pending: PendingNotice): boolean
  /** A test by the hub itself would still be right: on duty, and no alarm rings. */
  mayProbe(person: PersonId): boolean
  /** Still nobody there, and the name of it; null: somebody is. */
  emptyDesk(station: StationId): string | null
  /** Null: no such station any more. */
  stationPower(station: StationId): StationPowerBrief | null
  /** Null: it is heard again, or somebody has said that they saw it. */
  lostHub(hub: WatchedHubId, outage: string): LostHubBrief | null
  /** Null: no such incident in memory. */
  describe(incident: IncidentId): IncidentBrief | null
  /** Null: nothing is to be said of a test there to this person now. */
  siteToRemind(person: PersonId, site: SiteId): { siteName: string } | null
  /** The hub's first. */
  language(): Language
  /** IANA name */
  timeZone(): string
}

export type VapidDetails = {
  /** Uncompressed P-256 point, base64url. */
  publicKey: string
  /** base64url */
  privateKey: string
  /** An `https:` or `mailto:` address (RFC 8292 §2.1), as it is now. */
  subject(): string
}

export type PagerDeps = World & {
  troubles: TroubleWorld
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit'>
  registry: Pick<Registry, 'pushKeys' | 'submit'>
  vapid: VapidDetails
  /** Signs receipt tokens; 32 random bytes kept for the life of the hub. */
  receiptKey: Buffer
  /** Origin under which phones know this hub, without a closing slash. */
  publicUrl(): string
  /** A PEM file trusted beside the usual roots, or null. */
  extraCa: string | null
  /** A push went out: whether an answer of any kind came. */
  tried(isReached: boolean): void
  /** From HUB_PUSH_HOSTS. */
  pushHosts: readonly string[]
}

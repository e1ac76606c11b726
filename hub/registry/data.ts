/** The registry in memory. Never changed in place: a change copies the maps it touches and shares the rest. */
import type { ContactRequest } from '../contract/contact-requests.ts'
import type {
  ButtonId,
  ContactRequestId,
  DeviceId,
  GatewayId,
  PersonId,
  SiteId,
  StationId,
  SubscriptionId,
  WatchedHubId,
} from '../contract/ids.ts'
import type { AcceptanceSheet } from '../contract/onboarding.ts'
import type { Button, Gateway, Person, Site, Station } from '../contract/resources.ts'
import type { Settings } from '../contract/settings.ts'
import type { AliveTo, WatchedHub } from '../contract/watched.ts'
import type { LastChange } from '../desk/ports/registry.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'

/** argon2id, in PHC form. */
export type PersonHashes = { password?: string; pin?: string; duressPin?: string }
export type PersonSecrets = PersonHashes & {
  /** `secret` in base32: it must be read to be compared. `since`: the step of its first code. `recovery`: SHA-256, of those left. */
  secondFactor?: { secret: string; since: number; recovery: string[] }
  /** Somebody else turned it off, ms since 1970; null: on the machine itself. */
  secondFactorTaken?: { at: number; by: PersonId | null }
}
/** `expiresAt` in ms since 1970. */
export type Invitation = { person: PersonId; expiresAt: number }
export type Claim = { button: ButtonId; expiresAt: number }
export type Acceptance = { sheet: AcceptanceSheet; by: PersonId | null }
/** `seenAt`: when the browser last subscribed, ms since 1970, to the day. */
export type Subscription = { id: SubscriptionId; person: PersonId; keys: PushKeys; seenAt: number }

export type RegistryData = {
  version: number
  lastChange: LastChange | null
  settings: Settings
  stations: ReadonlyMap<StationId, Station>
  sites: ReadonlyMap<SiteId, Site>
  buttons: ReadonlyMap<ButtonId, Button>
  gateways: ReadonlyMap<GatewayId, Gateway>
  /** The hub's own button; null until its first self-drill. */
  ownButton: ButtonId | null
  people: ReadonlyMap<PersonId, Person>
  /** SHA-256 of what a device connects with; nothing for a retired one or one behind a gateway. */
  devices: ReadonlyMap<DeviceId, string>
  secrets: ReadonlyMap<PersonId, PersonSecrets>
  /** By the SHA-256 of the token. */
  invitations: ReadonlyMap<string, Invitation>
  /** By the SHA-256 of the token. */
  claims: ReadonlyMap<string, Claim>
  /** Of each site's last hand-over. */
  acceptances: ReadonlyMap<SiteId, Acceptance>
  subscriptions: ReadonlyMap<SubscriptionId, Subscription>
  contactRequests: ReadonlyMap<ContactRequestId, ContactRequest>
  /** Those that were removed among them: the record names them. */
  watchedHubs: ReadonlyMap<WatchedHubId, WatchedHub>
  /** SHA-256 of what each shows; nothing for one that was removed. */
  watchedTokens: ReadonlyMap<WatchedHubId, string>
  aliveTo: AliveTo
}

const HOLDUP = { notShown: 5, notAcknowledged: 30, everybody: 60, repeat: 30, ringAgainUndispatched: 60, resumeUndispatched: 120 }

/** A first start. The ladder is the contract's "Who is told"; a fire does not wait as long. */
export const firstData = (): RegistryData => ({
  version: 0,
  lastChange: null,
  settings: {
    name: 'Tiếng Chuông',
    timeZone: 'Asia/Ho_Chi_Minh',
    languages: ['vi', 'en'],
    ladder: { holdup: HOLDUP, fire: { ...HOLDUP, notAcknowledged: 20, everybody: 45 } },
    supervision: '90s',
    retentionDays: 1825,
  },
  stations: new Map(),
  sites: new Map(),
  buttons: new Map(),
  gateways: new Map(),
  ownButton: null,
  people: new Map(),
  devices: new Map(),
  secrets: new Map(),
  invitations: new Map(),
  claims: new Map(),
  acceptances: new Map(),
  subscriptions: new Map(),
  contactRequests: new Map(),
  watchedHubs: new Map(),
  watchedTokens: new Map(),
  aliveTo: {},
})

import type { ContactRequest } from '../../contract/contact-requests.ts'
import type { ButtonId, DeviceId, PersonId, SiteId, SubscriptionId, WatchedHubId } from '../../contract/ids.ts'
import type { AcceptanceSheet, Suggestion } from '../../contract/onboarding.ts'
import type { Button, Gateway, Location, MqttCredentials, Person, Site, Station } from '../../contract/resources.ts'
import type { Settings } from '../../contract/settings.ts'
import type { RowRemark } from '../../contract/sheet.ts'
import type { AliveTo, WatchedHub } from '../../contract/watched.ts'
import type { Directory } from '../../core/directory.ts'

import type { PushKeys, RegistryChange } from './registry-change.ts'
export type RegistryRefusal = {
  refused:
    | 'no-such-station'
    | 'no-such-site'
    | 'no-such-button'
    | 'no-such-gateway'
    | 'no-such-person'
    | 'no-such-subscription'
    | 'no-such-request'
    | 'no-such-watched-hub'
    | 'needs-hub-token'
    | 'needs-https'
    | 'request-decided'
    | 'contacts-changed'
    | 'too-many-requests'
    | 'code-taken'
    | 'username-taken'
    | 'station-loop'
    | 'no-station'
    | 'needs-station'
    | 'needs-site'
    | 'retired'
    | 'invitation-invalid'
    | 'person-disabled'
    | 'last-admin'
    | 'pins-equal'
    | 'bad-rows'
    | 'gateway-needs-one-place'
    | 'bell-needs-a-station'
    | 'bad-time-zone'
    | 'bad-closed-days'
    | 'changed-meanwhile'
    | 'self-drill-full'
    | 'no-buttons'
    | 'already-in-service'
    | 'has-no-credentials'
    | 'claim-invalid'
    | 'second-factor-on'
    | 'no-second-factor'
    | 'wrong-code'
  /** What to do about it, in English; the code is what a page translates. */
  detail: string
  rows?: RowRemark[]
}

/** Of what was made or changed: the resource, and secrets that are shown this once. */
export type RegistryAnswer =
  | {
      ok: true
      version: number
      station?: Station
      site?: Site
      sites?: { created: number; updated: number; items: Site[] }
      button?: Button
      buttons?: Button[]
      /** For the links `/claim#<token>`; kept only as hashes. */
      claims?: { button: ButtonId; token: string; expiresAt: number }[]
      gateway?: Gateway
      person?: Person
      settings?: Settings
      mqtt?: MqttCredentials | null
      /** For the link `/invite#<token>`; kept only as a hash, valid once, 7 days; of a reset, one day. */
      invitation?: string
      /** Kept only as hashes. */
      recoveryCodes?: string[]
      subscription?: SubscriptionId
      contactRequest?: ContactRequest
      watchedHub?: WatchedHub
      /** What a watched hub shows with each beat; kept only as a hash. */
      token?: string
    }
  | { ok: false; refusal: RegistryRefusal }

/** The last thing that was changed; appended to the journal at start when it is missing there. */
export type LastChange = {
  version: number
  at: number
  by: PersonId | null
  action: RegistryChange['type']
  subject: string
  /** Which fields a patch named, by name only. */
  fields?: string[]
}

/** What an administrator may know of how a person gets in; `invitedUntil` in ms since 1970. */
export type Standing = { hasPin: boolean; hasDuressPin: boolean; hasSecondFactor: boolean; invitedUntil: number | null; sessions: number }

/** `recoveryCodes`: how many are left. `taken`: somebody else turned it off (null: on the machine itself), ms since 1970. */
export type SecondFactorStanding = { isOn: boolean; recoveryCodes: number; taken: { at: number; by: PersonId | null } | null }

export type RegistryHealth = {
  state: 'ok' | 'recovered' | 'failing'
  /** recovered: the file was damaged, as this says, and the previous copy is in use. failing: the last write did not succeed, and why. */
  detail: string | null
}

export type Registry = {
  directory(): Directory
  /** Serialised: read, check, write (temp file, fsync, rename), swap, tell. Rejects when the disk refuses; nothing has changed then. */
  submit(change: RegistryChange): Promise<RegistryAnswer>
  /** Told after every swap, before the answer. */
  follow(told: (directory: Directory, change: LastChange) => void): () => void
  lastChange(): LastChange | null
  /** The sheet of a site's last hand-over, and who did it. */
  acceptance(site: SiteId): { sheet: AcceptanceSheet; by: PersonId | null } | null
  /** A free code for a site of this name, and the stations by their distance from it. */
  suggest(site: { name?: string | undefined; location?: Location | undefined }): Suggestion
  /** The device, if this password is its own and it is not retired. Synchronous: SHA-256 of a random secret, compared in constant time. */
  verifyDevice(id: string, password: string): DeviceId | null
  /** argon2id, asynchronous; takes as long for an unknown name as for a known one. */
  verifyPerson(username: string, password: string): Promise<PersonId | null>
  verifyPin(person: PersonId, pin: string): Promise<'pin' | 'duress' | null>
  standing(person: PersonId, at: number): Standing
  secondFactor(person: PersonId): SecondFactorStanding
  /** A new secret for an authenticator app, and the link to it; kept by nobody until a first code proves that an app has it. */
  offerSecondFactor(person: PersonId): { secret: string; uri: string }
  /**
   * Six digits of the person's app. A code that fits is used up at once, and on the disk before the answer, as long as the disk
   * answers within two seconds: a code is dead after 90 s, and a hung disk must keep nobody from an alarm.
   */
  verifyCode(person: PersonId, code: string, at: number): Promise<'fits' | 'used' | 'wrong'>
  /** Both, so that a person of the shop can say the one or the other. */
  pinsChosen(person: PersonId): boolean
  contactRequests(): readonly ContactRequest[]
  /** The hub whose token this is, if it is watched. Synchronous, as for a device. */
  verifyWatchedHub(token: string): WatchedHubId | null
  /** With the token of the other hub: it is sent, and shown to nobody. */
  aliveTo(): AliveTo
  /** Where and with which keys to push. */
  pushKeys(id: SubscriptionId): PushKeys | null
  sessions: {
    /** Counts at once, written when the disk allows. Returns the secret for the cookie; only its SHA-256 is kept. */
    open(person: PersonId, at: number, expiresAt: number): string
    /** The person, if the session is known, not expired and the person is not disabled. */
    find(secret: string, at: number): PersonId | null
    close(secret: string): void
    closeAllOf(person: PersonId): void
  }
  health(): RegistryHealth
  copyTo(file: string): Promise<void>
  close(): Promise<void>
}

/** Who and what exists. Two engines can stand behind this: the embedded one is lowdb with a durable adapter. */
import type { BackupPlan } from '../../contract/backup-settings.ts'
import type { ContactRequest, NewContactRequest } from '../../contract/contact-requests.ts'
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
} from '../../contract/ids.ts'
import type { AcceptanceSheet, ButtonsForSites, Suggestion } from '../../contract/onboarding.ts'
import type {
  Button,
  ButtonPatch,
  Gateway,
  GatewayPatch,
  Location,
  MqttCredentials,
  NewButton,
  NewGateway,
  NewPerson,
  NewSite,
  NewStation,
  Person,
  PersonPatch,
  Site,
  SitePatch,
  Station,
  StationPatch,
} from '../../contract/resources.ts'
import type { Settings, SettingsPatch } from '../../contract/settings.ts'
import type { RowRemark } from '../../contract/sheet.ts'
import type { AliveTo, NewWatchedHub, WatchedHub, WatchedHubPatch } from '../../contract/watched.ts'
import type { Directory } from '../../core/directory.ts'

/** Time (ms since 1970) and author ride on every change; `by` is null when the hub itself acts. */
type Change<Type extends string, Fields = Record<never, never>> = { type: Type; at: number; by: PersonId | null } & Fields

export type PushKeys = { endpoint: string; p256dh: string; auth: string }

export type RegistryChange =
  | Change<'AddStation', { station: NewStation }>
  | Change<'PatchStation', { id: StationId; patch: StationPatch }>
  | Change<'AddSite', { site: NewSite }>
  | Change<'PatchSite', { id: SiteId; patch: SitePatch }>
  /** `sheet`: what the hand-over rests on, kept as it was. */
  | Change<'HandOverSite', { id: SiteId; sheet?: AcceptanceSheet }>
  /** All or nothing; a row whose code exists updates that site. A dry run answers the same and changes nothing. */
  | Change<'ImportSites', { rows: NewSite[]; dryRun?: boolean }>
  | Change<'AddButton', { site: SiteId; button: NewButton }>
  /** The same buttons in many sites, without credentials until each is claimed; what a site has already is left alone. */
  | Change<'AddButtons', ButtonsForSites>
  /** What the installer saw of a button's lamp. */
  | Change<'CheckLamp', { id: ButtonId; lit: boolean }>
  /** A slip for each: good once, 7 days; the one before it is void. */
  | Change<'MakeClaims', { buttons: ButtonId[] }>
  /** New credentials for whoever holds the slip; the old ones are void at once. */
  | Change<'OpenClaim', { token: string }>
  | Change<'PatchButton', { id: ButtonId; patch: ButtonPatch }>
  | Change<'RetireButton', { id: ButtonId }>
  | Change<'RotateCredentials', { id: DeviceId }>
  | Change<'AddGateway', { gateway: NewGateway }>
  | Change<'PatchGateway', { id: GatewayId; patch: GatewayPatch }>
  | Change<'RetireGateway', { id: GatewayId }>
  | Change<'AddPerson', { person: NewPerson }>
  | Change<'PatchPerson', { id: PersonId; patch: PersonPatch }>
  /** A fresh invitation, the old one is void; also the way back for who forgot a password. */
  | Change<'InvitePerson', { id: PersonId }>
  /** Asked on the box itself by whoever is locked out: signs the person out everywhere, takes the second factor away, and the password ends when the link is used. */
  | Change<'ResetPerson', { id: PersonId }>
  | Change<'AcceptInvitation', { token: string; password: string }>
  /** With the first code of the app; ten recovery codes come with the answer. */
  | Change<'TurnOnSecondFactor', { id: PersonId; secret: string; code: string }>
  /** Ten others; the ones before are void. */
  | Change<'RenewRecoveryCodes', { id: PersonId }>
  /** Strikes it: answered ok, it has opened a door for the last time. */
  | Change<'UseRecoveryCode', { id: PersonId; code: string }>
  /** By somebody else it ends the person's sessions. */
  | Change<'TurnOffSecondFactor', { id: PersonId }>
  /** Asked on the box itself. */
  | Change<'DropSecondFactor', { id: PersonId }>
  /** An upsert by endpoint: the newest subscriber owns it. */
  | Change<'Subscribe', { person: PersonId; keys: PushKeys }>
  | Change<'Unsubscribe', { person: PersonId; endpoint: string }>
  /** The push service said 404 or 410. */
  | Change<'ForgetSubscription', { id: SubscriptionId }>
  /** Asked by the shop for its contacts. Accepting puts the contacts it names in the place of those there are. */
  | Change<'RequestContacts', { site: SiteId; wish: NewContactRequest }>
  | Change<'WithdrawContactRequest', { id: ContactRequestId }>
  | Change<'AcceptContactRequest', { id: ContactRequestId }>
  | Change<'DeclineContactRequest', { id: ContactRequestId; reason: string }>
  | Change<'JoinSelfDrill', { person: PersonId }>
  | Change<'LeaveSelfDrill', { person: PersonId }>
  | Change<'PatchSettings', { patch: SettingsPatch }>
  | Change<'PlanBackups', { plan: BackupPlan }>
  /** Makes the hub's own button, or gives it a new password. */
  | Change<'EnrolOwnButton'>
  | Change<'AddWatchedHub', { hub: NewWatchedHub }>
  | Change<'PatchWatchedHub', { id: WatchedHubId; patch: WatchedHubPatch }>
  /** A new token; the old one is void at once. */
  | Change<'RotateWatchedHub', { id: WatchedHubId }>
  | Change<'RemoveWatchedHub', { id: WatchedHubId }>
  /** Where this hub says that it lives. */
  | Change<'SetAliveTo', { to: AliveTo }>
  /** People who left and papers that were used before then (ms since 1970) are taken out; not who is `named` by what goes on. */
  | Change<'ForgetPast', { before: number; named: PersonId[] }>

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
  /** recovered: the file was damaged and the previous copy is in use. failing: the last write did not succeed. */
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

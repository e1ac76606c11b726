/** What may be asked of the registry: each of these is one change, whole or not at all. */
import type { BackupPlan } from '../../contract/backup-settings.ts'
import type { NewContactRequest } from '../../contract/contact-requests.ts'
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
import type { AcceptanceSheet, ButtonsForSites } from '../../contract/onboarding.ts'
import type {
  ButtonPatch,
  GatewayPatch,
  NewButton,
  NewGateway,
  NewPerson,
  NewSite,
  NewStation,
  PersonPatch,
  SitePatch,
  StationPatch,
} from '../../contract/resources.ts'
import type { SettingsPatch, SettingsWas } from '../../contract/settings.ts'
import type { AliveTo, NewWatchedHub, WatchedHubPatch } from '../../contract/watched.ts'

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
  | Change<'PatchSettings', { patch: SettingsPatch; was?: SettingsWas }>
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

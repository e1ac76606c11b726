/** What http asks of the rest of the house; hub.ts hands it over, a route takes from it only what it uses. */
import type { Health } from '../contract/api.ts'
import type { BackupPlace } from '../contract/backup-settings.ts'
import type { BackupTrouble } from '../contract/backups.ts'
import type { DeviceId, IncidentId, NoticeId, PersonId, SiteId, SubscriptionId } from '../contract/ids.ts'
import type { HubDetails } from '../contract/office.ts'
import type { PhoneCheck, PhoneCheckBody } from '../contract/phone-check.ts'
import type { AliveView } from '../contract/watched.ts'
import type { Roster } from '../core/incident/roster.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Journal } from '../desk/ports/journal.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { App } from './app.ts'
import type { FeedPresence } from './presence.ts'

/** What notify offers to the pages. */
export type PushPort = {
  publicKey: string
  /** Null when a subscription may point there, else what is wrong with it. */
  refuseEndpoint(endpoint: string): string | null
  /** Sends a test to every phone of a person; how many there are, and how many the push services took. `by` asked for it. */
  sendTest(person: PersonId, by: PersonId | null): Promise<{ phones: number; accepted: number }>
  /** What a receipt token stands for, or null when it is not ours or too old. */
  readReceipt(
    token: string,
  ): { notice: NoticeId; incident: IncidentId } | { test: PersonId; subscription: SubscriptionId } | { check: string } | null
  /** A phone of nobody is tried from the box, one at a time. */
  phoneChecks: {
    begin(): { token: string; until: number }
    current(): PhoneCheck | null
    /** @param wrong with the subscription's endpoint, or null */
    take(body: PhoneCheckBody, wrong: string | null): Promise<PhoneCheck | 'void' | 'taken'>
    shown(id: string): void
  }
}

export type MadeBackup = { file: string; bytes: number; madeAt: number }

/** What makes backups of the running hub; one at a time, and one is kept. */
export type Backups = {
  /** The one that is ready, the one that is being made, or a new one. Rejects in words. */
  make(): Promise<MadeBackup & { isNew: boolean }>
  state(): { state: 'none' | 'making' | 'ready' | 'failed'; madeAt?: number; bytes?: number; said?: string }
  /** It has left, whole or not: the file is not needed any more. */
  handedOver(file: string): void
}

/** Backups that the hub takes by itself. */
export type BackupPlans = {
  /** Tries a place and marks it as chosen, or says what is wrong with it. `sameDisk`: as the hub's own data. */
  choose(place: BackupPlace): Promise<{ sameDisk: boolean } | { why: BackupTrouble; message: string }>
  newKey(): Promise<{ recipient: string; secretKey: string }>
  /** To every place now; never rejects, and is one at a time. */
  run(by: PersonId | null): Promise<void>
  isRunning(): boolean
  hasPassphrase(): boolean
  keepPassphrase(passphrase: string): void
}

export type HttpDeps = {
  clock: Clock
  log: Log
  desk: Desk
  registry: Registry
  journal: Pick<Journal, 'history' | 'eventsOf' | 'between' | 'past' | 'report' | 'quality' | 'audit' | 'pastDue'>
  backups: Backups
  backupPlans: BackupPlans
  presence: FeedPresence
  rosterFor(site: SiteId): Roster
  newIncidentId(): IncidentId
  push: PushPort
  /** Ends the live connection of a device whose credentials are void from now on. */
  disconnectDevice(id: DeviceId): void
  /** Where the broker listens; `loopback`: only this machine reaches the plain port. */
  mqtt(): { port: number; loopback: boolean; tlsPort: number | null }
  health(): Health
  /** The hub's test of itself: never rejects, and is one at a time. */
  selfDrill: { run(by: PersonId | null): Promise<void>; isRunning(): boolean }
  /** Where this hub says that it lives, and how that goes. */
  alive(): AliveView
  /** What the health page shows an administrator. */
  details(): Promise<Omit<HubDetails, 'feeds' | 'duty' | 'publicUrl'>>
  metrics(): Promise<{ type: string; body: string }>
  /** Bearer token that may read /metrics from anywhere, or null: only a direct loopback connection may. */
  metricsToken: string | null
  /** Of `box.json`: whoever has it can read the hub's own folder. */
  boxKey: string
  /** Names the session cookie, so that two hubs on one host do not share it. */
  hubId: string
  /** Addresses and ranges of proxies that are believed about address, host and scheme of a request. */
  trustedProxy: readonly string[]
  /** HUB_PUBLIC_URL, which links begin with; null: the address that was asked. */
  publicUrl: string | null
  version: string
  /** Where the map file lies, or would. */
  mapPath: string
  /** Folder of the built console. */
  consoleDist: string
  /** Something that only one composition root adds (the demo's wall), or nothing. */
  extra?: (app: App) => Promise<void> | void
}

/** The registry's file: its schema, and the way between it and memory. */
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { ContactRequest } from '../contract/contact-requests.ts'
import { ButtonId, GatewayId, PersonId, SiteId, SubscriptionId, WatchedHubId } from '../contract/ids.ts'
import { AcceptanceSheet } from '../contract/onboarding.ts'
import { Button, Gateway, Person, Site, Station } from '../contract/resources.ts'
import { Settings } from '../contract/settings.ts'
import { AliveTo, WatchedHub } from '../contract/watched.ts'
import type { LastChange } from '../desk/ports/registry.ts'
import type { RegistryData } from './data.ts'
import type { Codec, Decoded } from './durable-file.ts'
import { brokenLink } from './integrity.ts'

/** Grows by one with every change of the schema that an older file does not meet; `migrations` then brings it up. */
const SHAPE = 1
/** From the shape named to the next. */
const migrations: Record<number, (file: object) => object> = {}

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Argon2id = Type.String({ pattern: '^\\$argon2id\\$' })
const Milliseconds = Type.Integer({ minimum: 0, description: 'since 1970' })

const RegistryFile = Type.Object({
  shape: Type.Literal(SHAPE),
  version: Type.Integer({ minimum: 0 }),
  lastChange: Type.Union([
    Type.Null(),
    Type.Object({
      version: Type.Integer({ minimum: 1 }),
      at: Milliseconds,
      by: Type.Union([PersonId, Type.Null()]),
      action: Type.Unsafe<LastChange['action']>(Type.String()),
      subject: Type.String(),
      fields: Type.Optional(Type.Array(Type.String())),
    }),
  ]),
  settings: Settings,
  stations: Type.Array(Station),
  sites: Type.Array(Site),
  buttons: Type.Array(Button),
  gateways: Type.Array(Gateway),
  /** Absent until the hub has tested itself. */
  ownButton: Type.Optional(ButtonId),
  people: Type.Array(Person),
  devices: Type.Array(Type.Object({ id: Type.Union([ButtonId, GatewayId]), sha256: Sha256 })),
  secrets: Type.Array(
    Type.Object({
      person: PersonId,
      password: Type.Optional(Argon2id),
      pin: Type.Optional(Argon2id),
      duressPin: Type.Optional(Argon2id),
      /** Absent in a file from before there was any; an older program leaves both as they are. */
      secondFactor: Type.Optional(
        Type.Object({
          secret: Type.String({ pattern: '^[A-Z2-7]{32}$' }),
          since: Type.Integer({ minimum: 0, description: 'Step of 30 s (RFC 6238)' }),
          recovery: Type.Array(Sha256),
        }),
      ),
      secondFactorTaken: Type.Optional(Type.Object({ at: Milliseconds, by: Type.Union([PersonId, Type.Null()]) })),
    }),
  ),
  invitations: Type.Array(Type.Object({ sha256: Sha256, person: PersonId, expiresAt: Milliseconds })),
  /** Absent in a file of before: nobody was handed a slip then. */
  claims: Type.Optional(Type.Array(Type.Object({ sha256: Sha256, button: ButtonId, expiresAt: Milliseconds }))),
  /** Absent in a file of before: sites were handed over without a sheet. */
  acceptances: Type.Optional(Type.Array(Type.Object({ site: SiteId, sheet: AcceptanceSheet, by: Type.Union([PersonId, Type.Null()]) }))),
  subscriptions: Type.Array(
    Type.Object({
      id: SubscriptionId,
      person: PersonId,
      keys: Type.Object({ endpoint: Type.String(), p256dh: Type.String(), auth: Type.String() }),
      seenAt: Milliseconds,
    }),
  ),
  /** Absent in a file from before there were any. */
  contactRequests: Type.Optional(Type.Array(ContactRequest)),
  /** Absent until another hub is watched, or this one says somewhere that it lives. */
  watchedHubs: Type.Optional(Type.Array(WatchedHub)),
  watchedTokens: Type.Optional(Type.Array(Type.Object({ hub: WatchedHubId, sha256: Sha256 }))),
  aliveTo: Type.Optional(AliveTo),
})
type RegistryFile = Static<typeof RegistryFile>
const schema = Compile(RegistryFile)

const byId = <T extends { id: string }>(items: readonly T[]): Map<T['id'], T> => new Map(items.map((item) => [item.id, item]))

function toFile(data: RegistryData): RegistryFile {
  return {
    shape: SHAPE,
    version: data.version,
    lastChange: data.lastChange,
    settings: data.settings,
    stations: [...data.stations.values()],
    sites: [...data.sites.values()],
    buttons: [...data.buttons.values()],
    gateways: [...data.gateways.values()],
    ...(data.ownButton !== null && { ownButton: data.ownButton }),
    people: [...data.people.values()],
    devices: Array.from(data.devices, ([id, sha256]) => ({ id, sha256 })),
    secrets: Array.from(data.secrets, ([person, own]) => ({ person, ...own })),
    invitations: Array.from(data.invitations, ([sha256, invitation]) => ({ sha256, ...invitation })),
    claims: Array.from(data.claims, ([sha256, claim]) => ({ sha256, ...claim })),
    acceptances: Array.from(data.acceptances, ([site, acceptance]) => ({ site, ...acceptance })),
    subscriptions: [...data.subscriptions.values()],
    contactRequests: [...data.contactRequests.values()],
    ...(data.watchedHubs.size > 0 && { watchedHubs: [...data.watchedHubs.values()] }),
    ...(data.watchedTokens.size > 0 && { watchedTokens: Array.from(data.watchedTokens, ([hub, sha256]) => ({ hub, sha256 })) }),
    ...(Object.keys(data.aliveTo).length > 0 && { aliveTo: data.aliveTo }),
  }
}

function fromFile(file: RegistryFile): RegistryData {
  return {
    version: file.version,
    lastChange: file.lastChange,
    settings: file.settings,
    stations: byId(file.stations),
    sites: byId(file.sites),
    buttons: byId(file.buttons),
    gateways: byId(file.gateways),
    ownButton: file.ownButton ?? null,
    people: byId(file.people),
    devices: new Map(file.devices.map(({ id, sha256 }) => [id, sha256])),
    secrets: new Map(file.secrets.map(({ person, ...own }) => [person, own])),
    invitations: new Map(file.invitations.map(({ sha256, ...invitation }) => [sha256, invitation])),
    claims: new Map((file.claims ?? []).map(({ sha256, ...claim }) => [sha256, claim])),
    acceptances: new Map((file.acceptances ?? []).map(({ site, ...acceptance }) => [site, acceptance])),
    subscriptions: byId(file.subscriptions),
    contactRequests: byId(file.contactRequests ?? []),
    watchedHubs: byId(file.watchedHubs ?? []),
    watchedTokens: new Map((file.watchedTokens ?? []).map(({ hub, sha256 }) => [hub, sha256])),
    aliveTo: file.aliveTo ?? {},
  }
}

const damaged = (detail: string): Decoded<never> => ({ ok: false, fault: 'damaged', detail })

export const registryCodec: Codec<RegistryData> = {
  /** Throws rather than write what the next start would call damaged. */
  encode(data) {
    const file = toFile(data)
    if (!schema.Check(file)) throw new Error(`the change does not fit the registry's schema: ${firstFault(file)}`)
    return `${JSON.stringify(file)}\n`
  },
  decode(text) {
    let file: unknown
    try {
      file = JSON.parse(text)
    } catch (error) {
      return damaged(error instanceof Error ? error.message : String(error))
    }
    if (typeof file !== 'object' || file === null || !('shape' in file) || typeof file.shape !== 'number') return damaged('it has no shape')
    if (file.shape > SHAPE)
      return { ok: false, fault: 'newer', detail: `its shape is ${file.shape}, this program knows shapes up to ${SHAPE}` }
    let today: object = file
    for (let shape = file.shape; shape < SHAPE; shape++) {
      const migrate = migrations[shape]
      if (!migrate) return damaged(`no migration leads on from shape ${shape}`)
      today = migrate(today)
    }
    if (!schema.Check(today)) return damaged(firstFault(today))
    const data = fromFile(today)
    const broken = brokenLink(data)
    return broken === null ? { ok: true, data } : damaged(broken)
  },
}

function firstFault(file: unknown): string {
  const [fault] = schema.Errors(file)
  return fault ? `${fault.instancePath || '/'} ${fault.message}` : 'unknown fault'
}

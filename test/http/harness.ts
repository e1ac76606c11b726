/** The http room on a free port, over the real registry, journal and desk in a temporary folder; the clock is pushed by the test. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceId, IncidentId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { NewPerson } from '../../hub/contract/resources.ts'
import { rosterFor } from '../../hub/core/incident/roster.ts'
import { emptyState, STATE_VERSION } from '../../hub/core/state.ts'
import { createDesk } from '../../hub/desk/desk.ts'
import type { Log } from '../../hub/desk/log.ts'
import type { RegistryAnswer } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import type { App } from '../../hub/http/app.ts'
import type { HttpDeps } from '../../hub/http/deps.ts'
import { feedPresence } from '../../hub/http/presence.ts'
import { createHttpServer } from '../../hub/http/server.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { endpointRule } from '../../hub/notify/push-hosts.ts'
import { openLowdbRegistry } from '../../hub/registry/lowdb.ts'
import { pushedClock } from '../harness/clock.ts'

const HUB_ID = 'test'
const SESSION_MS = 30 * 24 * 3_600_000

export type Reply<T> = { status: number; type: string; headers: Headers; body: T }
export type Client = <T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  /** Below `/api/v1`. */
  path: string,
  /** An object goes as JSON; text and bytes go as they are, with the type given. */
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply<T>>

type Asked<C> = C extends RegistryChange ? Omit<C, 'at' | 'by'> : never
type Made = Extract<RegistryAnswer, { ok: true }>

export type Hub = Awaited<ReturnType<typeof openHub>>

/** @param like a folder whose registry this hub begins with, as a copy */
export async function openHub(given: Partial<HttpDeps> = {}, like?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'http-'))
  if (like !== undefined) await copyFile(join(like, 'registry.json'), join(folder, 'registry.json'))
  const clock = pushedClock()
  const logged: string[] = []
  const line = (_fields: object, message: string) => void logged.push(message)
  const log: Log = { debug() {}, info() {}, warn: line, error: line }

  const registry = await openLowdbRegistry({ folder, log, clock })
  const journal = await openSqliteJournal({ file: join(folder, 'journal.db'), stateVersion: STATE_VERSION, clock, log })
  await journal.load()
  const state = emptyState()
  let disk = Promise.resolve()
  const desk = createDesk({ state, clock, log, append: (recorded) => disk.then(() => journal.append(recorded)) })
  const presence = feedPresence(clock)
  const disconnected: DeviceId[] = []
  let incidents = 0
  let app: App | undefined

  const deps: HttpDeps = {
    clock,
    log,
    desk,
    registry,
    journal,
    presence,
    rosterFor: (site) => rosterFor(site, registry.directory(), state.duty, presence.attended, clock.now()),
    newIncidentId: () => `incident-${++incidents}` as IncidentId,
    push: {
      publicKey: 'key',
      refuseEndpoint: endpointRule(['push.example']),
      sendTest: async () => ({ phones: 0, accepted: 0 }),
      phoneChecks: {
        begin: () => ({ token: 'of-a-check', until: clock.now() + 900_000 }),
        current: () => null,
        take: async ({ token }) =>
          token === 'of-a-check' ? { until: new Date(clock.now()).toISOString(), publicKey: 'key', steps: [] } : 'void',
        shown() {},
      },
      readReceipt: (token) => (token === 'of-a-test' ? { test: 'anybody' as PersonId, subscription: 'a-phone' as SubscriptionId } : null),
    },
    disconnectDevice: (id) => void disconnected.push(id),
    mqtt: () => ({ port: 1883, loopback: true, tlsPort: null }),
    selfDrill: { run: async () => undefined, isRunning: () => false },
    health: () => ({
      status: 'ok',
      at: new Date(clock.now()).toISOString(),
      version: 'test',
      startedAt: new Date(0).toISOString(),
      checks: {},
    }),
    backups: {
      make: async () => {
        const file = join(folder, 'made.chuong')
        await writeFile(file, 'everything')
        return { file, bytes: 10, madeAt: clock.now(), isNew: true }
      },
      state: () => ({ state: 'none' }),
      handedOver() {},
    },
    backupPlans: {
      choose: async () => ({ sameDisk: false }),
      newKey: async () => ({ recipient: 'age1', secretKey: 'AGE-SECRET-KEY-1' }),
      run: async () => undefined,
      isRunning: () => false,
      hasPassphrase: () => false,
      keepPassphrase() {},
    },
    alive: () => (registry.aliveTo().hub ? { hub: { url: registry.aliveTo().hub?.url ?? '' } } : {}),
    details: async () => ({
      version: 'test',
      node: process.versions.node,
      startedAt: new Date(0).toISOString(),
      journal: { commitMs: 1, pending: 0, p99Ms: 1, maxMs: 1 },
      loop: { p99Ms: 0, maxMs: 0 },
      refused: [],
      pushTroubles: [],
      disk: null,
      devices: 0,
      pushWaiting: 0,
      certificate: null,
      clockDriftMs: 0,
    }),
    metrics: async () => ({ type: 'text/plain', body: '' }),
    metricsToken: null,
    boxKey: 'of-the-box',
    hubId: HUB_ID,
    publicUrl: null,
    trustedProxy: [],
    version: 'test',
    mapPath: join(folder, 'map.pmtiles'),
    consoleDist: join(folder, 'no-console'),
    extra: (opened) => {
      app = opened
    },
    ...given,
  }
  const server = await createHttpServer(deps)
  const { http } = await server.listen({ host: '127.0.0.1', port: 0 })
  if (!app) throw new Error('the server did not show its application')

  const make = async (change: Asked<RegistryChange>): Promise<Made> => {
    const answer = await registry.submit({ ...change, at: clock.now(), by: null } as RegistryChange)
    if (!answer.ok) throw new Error(`${change.type}: ${answer.refusal.detail}`)
    return answer
  }

  /** Who is signed in as this person; null: nobody. */
  const as = (person: PersonId | null): Client => {
    const session = person === null ? null : registry.sessions.open(person, clock.now(), clock.now() + SESSION_MS)
    return async (method, path, body, headers = {}) => {
      const plain = body === undefined || typeof body === 'string' || body instanceof Uint8Array
      const response = await fetch(`${http}/api/v1${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(session !== null && { cookie: `tc-${HUB_ID}=${session}` }),
          ...(!plain && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: plain ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
      })
      const type = response.headers.get('content-type') ?? ''
      const { status, headers: answered } = response
      // a feed never ends by itself
      if (type.startsWith('text/event-stream')) await response.body?.cancel()
      const text = response.bodyUsed ? '' : await response.text()
      return { status, type, headers: answered, body: (type.includes('json') && text !== '' ? JSON.parse(text) : text) as never }
    }
  }

  return {
    ...{ app, clock, desk, deps, disconnected, folder, logged, make, registry, url: http, as },
    /** Without a password unless one is given: a session needs none, and hashing takes its time. */
    async person(person: NewPerson): Promise<PersonId> {
      const { person: made } = await make({ type: 'AddPerson', person })
      if (!made) throw new Error('no person was made')
      return made.id
    },
    /** From now on nothing is written, until it is healed. */
    hangDisk() {
      const { promise, resolve } = Promise.withResolvers<void>()
      disk = promise
      return { heal: resolve }
    },
    async close() {
      await server.close()
      desk.close()
      await journal.close()
      await registry.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

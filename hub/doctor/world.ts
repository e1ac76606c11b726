/** The outside as the checks see it. Everything here is handed in, so that a test can break each of it. */
import type { X509Certificate } from 'node:crypto'
import type { BoxDoor } from '../box.ts'
import type { Config } from '../config.ts'
import type { BoxFacts } from '../contract/box.ts'

/** What a running hub says, or why none does. `settings`: the environment is no use. */
export type HubSays =
  | { is: 'running'; door: BoxDoor; facts: BoxFacts }
  | { is: 'stopped' }
  | { is: 'silent'; door: BoxDoor }
  | { is: 'not-yours' }

/** `why` is for people: ECONNREFUSED, "no answer within 5 s". */
export type Tried<T> = { ok: true; value: T } | { ok: false; why: string; distrusted?: boolean }

export type World = {
  here: { version: string; node: string; wantedNode: string }
  /** Null: the environment has faults. */
  config: Config | null
  configFaults: readonly string[]
  hub: HubSays
  /** ms since 1970 */
  now(): number
  /** Of the machine, an IANA name; people's own is the hub's. */
  timeZone: string
  /** As `timedatectl` tells; null: nobody can say. */
  ntp(): Promise<boolean | null>
  disk: {
    /** Bytes; null: it does not say. */
    space(): Promise<{ free: number; size: number } | null>
    /** How long each of a few writes of 4 KiB took until it was on the disk, ms. Rejects when it refuses. */
    syncedWrites(): Promise<number[]>
  }
  data: {
    folder: string
    /** Permission bits; null: there is no such folder. */
    mode(): number | null
    /** Null: no hub has ever used this folder. Each `fault` is null when it is whole. */
    verify(): Promise<{
      events: number
      sites: number
      people: number
      lastBackupAt: number | null
      journal: string | null
      registry: string | null
      secrets: string | null
    } | null>
  }
  /** Whether somebody accepts connections there. */
  isOpen(host: string, port: number): Promise<boolean>
  readFile(path: string): Promise<Buffer>
  /** Of this machine, other than loopback. */
  addresses(): readonly string[]
  resolve(name: string): Promise<readonly string[]>
  /** A TLS handshake; what was shown, its own certificate first, and that one's SHA-256 fingerprint. Trust is the certificate check's affair. */
  handshake(host: string, port: number, name: string): Promise<Tried<{ fingerprint: string; chain: readonly X509Certificate[] }>>
  /** `GET /api/v1/health` over TLS, asked for by `name`; when the hub that answers was started, or the status of another answer. */
  healthAt(host: string, port: number, name: string): Promise<Tried<{ startedAt: string } | { status: number }>>
  /** An MQTT CONNECT over TLS; any CONNACK is an answer. */
  mqttAnswers(host: string, port: number): Promise<Tried<true>>
  /** HTTPS to a push service, with its certificate checked; `date`: of its answer, ms since 1970. */
  reachPush(host: string, port: number): Promise<Tried<{ date: number | null }>>
  /** Host and port of each push service that phones may use. */
  pushDoors: readonly { host: string; port: number }[]
}

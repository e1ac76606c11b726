/** The embedded engine of the registry: one file kept by lowdb through a durable adapter. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { HUB_ITSELF } from '../core/sight.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry, RegistryAnswer } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import { apply } from './apply.ts'
import { hashPassword, isPassword } from './argon2.ts'
import { firstData, type RegistryData } from './data.ts'
import { directoryOf } from './directory.ts'
import { watchDisk } from './disk.ts'
import { durableFile } from './durable-file.ts'
import { syncFolder, writeNewFile } from './durable-write.ts'
import { carriesSecrets, hashSecrets, UNHASHED } from './hashing.ts'
import { randomId } from './ids.ts'
import { openLane } from './lane.ts'
import { randomSecret } from './secrets.ts'
import { openSessions, sessionsEndedBy } from './sessions.ts'
import { registryCodec } from './shape.ts'
import { secondFactorOf, standingOf } from './standing.ts'
import { suggestionFor } from './suggestion.ts'
import { newTotpSecret, totpUri } from './totp.ts'
import { isEnabled, verifyAgainst } from './verify.ts'

/** How long closing waits for a disk that does not answer, ms. */
const CLOSE_MS = 2_000

/** Rejects when the registry is damaged beyond its previous copy, was written by a newer program, or cannot be written at a first start. */
export async function openLowdbRegistry({ folder, log, clock }: { folder: string; log: Log; clock: Clock }): Promise<Registry> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const adapter = durableFile({ path: join(folder, 'registry.json'), keepPrevious: true, codec: registryCodec, log, clock })
  const file = new Low<RegistryData>(adapter, firstData())
  await file.read()
  const found = adapter.found()

  let data = file.data
  let directory = directoryOf(data, null)
  const disk = watchDisk(clock)
  const lane = openLane({ atOnce: 2, waiting: 32 })
  const followers = new Set<Parameters<Registry['follow']>[0]>()
  const chance = { id: randomId, secret: randomSecret, hashed: UNHASHED }
  const hasher = {
    hash: (password: string) => lane.runFirst(() => hashPassword(password)),
    matches: (password: string, hash: string) => lane.runFirst(() => isPassword(password, hash)),
  }
  let closed = false

  /** lowdb keeps in memory what it could not write; nobody else reads from there. */
  const save = (next: RegistryData) =>
    disk.write(async () => {
      file.data = next
      await file.write()
    })

  if (found.what === 'nothing') await save(data)
  if (found.what === 'previous') {
    // The lost change had the next number; no number is given twice.
    data = { ...data, version: data.version + 1 }
    directory = directoryOf(data, { data, directory })
    await save(data).catch((error: unknown) => log.error({ err: error }, 'the recovered registry is not written'))
  }

  const sessions = await openSessions({
    path: join(folder, 'sessions.json'),
    log,
    clock,
    isEnabled: (person) => person === HUB_ITSELF || isEnabled(data, person),
    write: (work) => disk.inTurn(() => disk.write(work)),
  })

  function swap(next: RegistryData): void {
    directory = directoryOf(next, { data, directory })
    data = next
    for (const told of followers) {
      try {
        if (data.lastChange) told(directory, data.lastChange)
      } catch (error) {
        log.error({ err: error }, 'a follower of the registry failed; the others are told all the same')
      }
    }
  }

  async function make(change: RegistryChange): Promise<RegistryAnswer> {
    let made = apply(data, change, chance)
    if (made.answer.ok && carriesSecrets(change)) made = apply(data, change, { ...chance, hashed: await hashSecrets(change, data, hasher) })
    if (made.data === data) return made.answer
    await save(made.data)
    swap(made.data)
    log.info({ ...made.data.lastChange }, 'registry changed')
    const signedOut = sessionsEndedBy(change, made.answer)
    if (signedOut !== null) sessions.closeAllOf(signedOut)
    return made.answer
  }

  return {
    directory: () => directory,
    async submit(change) {
      if (closed) throw new Error('the registry is closed')
      return disk.inTurn(() => make(change))
    },
    follow(told) {
      followers.add(told)
      return () => followers.delete(told)
    },
    lastChange: () => data.lastChange,
    acceptance: (site) => data.acceptances.get(site) ?? null,
    suggest: (site) => suggestionFor(data, site),
    ...verifyAgainst(
      () => data,
      (password, hash) => lane.run(() => isPassword(password, hash)),
      sessions.spendStep,
    ),
    secondFactor: (person) => secondFactorOf(data, person),
    offerSecondFactor(person) {
      const secret = newTotpSecret()
      return { secret, uri: totpUri(secret, data.settings.name, data.people.get(person)?.username ?? person) }
    },
    standing: (person, at) => ({ ...standingOf(data, person, at), sessions: sessions.countOf(person, at) }),
    pinsChosen(person) {
      const { pin, duressPin } = data.secrets.get(person) ?? {}
      return pin !== undefined && duressPin !== undefined
    },
    contactRequests: () => [...data.contactRequests.values()],
    aliveTo: () => data.aliveTo,
    pushKeys: (id) => data.subscriptions.get(id)?.keys ?? null,
    sessions,
    health() {
      const trouble = disk.trouble()
      if (trouble !== null) return { state: 'failing', detail: trouble }
      if (found.what === 'previous') return { state: 'recovered', detail: found.detail }
      return { state: 'ok', detail: null }
    },
    // Without the sessions: who restores a backup signs in again.
    async copyTo(target) {
      await disk.inTurn(async () => {
        await writeNewFile(target, registryCodec.encode(data))
        await syncFolder(dirname(target))
      })
    },
    async close() {
      closed = true
      await new Promise<void>((resolve) => {
        const patience = clock.after(CLOSE_MS, resolve)
        void sessions
          .flush()
          .then(disk.idle)
          .then(() => {
            patience.cancel()
            resolve()
          })
      })
    },
  }
}

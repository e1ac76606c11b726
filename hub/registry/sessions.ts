/** Who is signed in. Counts in memory at once; the disk follows when it can, so that a hung one stops nobody from signing in. */
import { Low } from 'lowdb'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { PersonId } from '../contract/ids.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry, RegistryAnswer } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import { type Codec, durableFile } from './durable-file.ts'
import { randomSecret, sha256 } from './secrets.ts'
import { isSpent } from './totp.ts'

/** Browsers one person is signed in with; the oldest is signed out. */
const PER_PERSON = 20
const RETRY_MS = 5_000
/** How long a sign-in waits for the disk to know that its code is used. */
const STEP_MS = 2_000

const SessionsFile = Type.Object({
  sessions: Type.Array(Type.Object({ sha256: Type.String(), person: PersonId, openedAt: Type.Integer(), expiresAt: Type.Integer() })),
  /** The last code of each that opened a door, as its step of 30 s; absent: none ever did. */
  steps: Type.Optional(Type.Array(Type.Object({ person: PersonId, step: Type.Integer() }))),
})
type SessionsFile = Static<typeof SessionsFile>
type Session = SessionsFile['sessions'][number]
const schema = Compile(SessionsFile)

/** A file of its own: it changes often, and losing it costs a sign-in and not a registry. */
const codec: Codec<SessionsFile> = {
  encode: (file) => `${JSON.stringify(file)}\n`,
  decode(text) {
    try {
      return { ok: true, data: schema.Parse(JSON.parse(text)) }
    } catch (error) {
      return { ok: false, fault: 'damaged', detail: String(error) }
    }
  },
}

export type Sessions = Registry['sessions'] & {
  /** Browsers a person is signed in with. */
  countOf(person: PersonId, at: number): number
  /** Uses the code of this step up, at once and for good; false when it, or a later one, was used before. */
  spendStep(person: PersonId, step: number, at: number): Promise<boolean>
  /** Resolves when what is in memory has been handed to the disk once more, whether it took it or not. */
  flush(): Promise<void>
}

export async function openSessions(options: {
  path: string
  log: Log
  clock: Clock
  isEnabled(person: PersonId): boolean
  /** Writes in turn with everything else that is written; rejects when the disk refuses. */
  write(work: () => Promise<void>): Promise<void>
}): Promise<Sessions> {
  const { path, log, clock, isEnabled, write } = options
  const file = new Low<SessionsFile>(durableFile({ path, keepPrevious: false, codec, log, clock }), { sessions: [] })
  await file.read().catch((error: unknown) => log.error({ err: error, path }, 'the sessions cannot be read: everybody signs in again'))
  const sessions = new Map(file.data.sessions.map((session) => [session.sha256, session]))
  const steps = new Map((file.data.steps ?? []).map(({ person, step }) => [person, step]))

  let dirty = false
  let writing: Promise<void> | null = null
  let retry: Timer | null = null
  async function writeOut(): Promise<void> {
    retry?.cancel()
    try {
      while (dirty)
        await write(async () => {
          dirty = false
          file.data = { sessions: [...sessions.values()], steps: Array.from(steps, ([person, step]) => ({ person, step })) }
          await file.write()
        })
    } catch (error) {
      dirty = true
      log.warn({ err: error }, 'the sessions are not written; tried again in five seconds')
      retry = clock.after(RETRY_MS, writeSoon)
    }
  }
  /** One write out at a time; what changes meanwhile goes with the next. */
  function writeSoon(): void {
    writing ??= writeOut().finally(() => {
      writing = null
    })
  }
  const changed = () => {
    dirty = true
    writeSoon()
  }
  const drop = (gone: (session: Session) => boolean) => {
    const before = sessions.size
    for (const session of sessions.values()) if (gone(session)) sessions.delete(session.sha256)
    return sessions.size !== before
  }

  return {
    open(person, at, expiresAt) {
      const secret = randomSecret()
      drop((session) => session.expiresAt <= at)
      const own = [...sessions.values()].filter((session) => session.person === person)
      const tooMany = new Set(own.sort((a, b) => b.openedAt - a.openedAt).slice(PER_PERSON - 1))
      drop((session) => tooMany.has(session))
      sessions.set(sha256(secret), { sha256: sha256(secret), person, openedAt: at, expiresAt })
      changed()
      return secret
    },
    find(secret, at) {
      const session = sessions.get(sha256(secret))
      return session && session.expiresAt > at && isEnabled(session.person) ? session.person : null
    },
    close(secret) {
      if (sessions.delete(sha256(secret))) changed()
    },
    closeAllOf(person) {
      if (drop((session) => session.person === person)) changed()
    },
    countOf(person, at) {
      let count = 0
      for (const session of sessions.values()) if (session.person === person && session.expiresAt > at) count += 1
      return count
    },
    async spendStep(person, step, at) {
      if (isSpent(step, steps.get(person), at)) return false
      steps.set(person, step)
      changed()
      const { promise: enough, resolve } = Promise.withResolvers<void>()
      const patience = clock.after(STEP_MS, resolve)
      await Promise.race([writing, enough])
      patience.cancel()
      return true
    },
    async flush() {
      await writing
      if (dirty) await writeOut()
      retry?.cancel()
    },
  }
}

/** Whose sessions a change ends: a disabled person's, one's who was reset or whose second factor somebody else took away, and those opened with a password that is no longer the one. */
export function sessionsEndedBy(change: RegistryChange, answer: RegistryAnswer): PersonId | null {
  if (!answer.ok) return null
  if (change.type === 'AcceptInvitation' || change.type === 'ResetPerson') return answer.person?.id ?? null
  if (change.type === 'DropSecondFactor' || (change.type === 'TurnOffSecondFactor' && change.by !== change.id)) return change.id
  return change.type === 'PatchPerson' && (change.patch.disabled || change.patch.password !== undefined) ? change.id : null
}

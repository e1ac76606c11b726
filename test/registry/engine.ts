/** A registry on a real folder, with what most tests ask of it. Every engine of the port is put through the same promises. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../hub/desk/clock.ts'
import type { Log } from '../../hub/desk/log.ts'
import type { Registry, RegistryAnswer, RegistryRefusal } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { openLowdbRegistry } from '../../hub/registry/lowdb.ts'
import { pushedClock } from '../harness/clock.ts'

export const engines: { name: string; open(options: { folder: string; log: Log; clock: Clock }): Promise<Registry> }[] = [
  { name: 'lowdb', open: openLowdbRegistry },
]

type Unstamped<C> = C extends RegistryChange ? Omit<C, 'at' | 'by'> : never
export type Asked = Unstamped<RegistryChange>
type Made = Extract<RegistryAnswer, { ok: true }>

export type Opened = {
  registry: Registry
  clock: ReturnType<typeof pushedClock>
  folder: string
  /** What was logged as an error. */
  errors: string[]
  /** The answer, which must not be a refusal. */
  make(asked: Asked): Promise<Made>
  /** The refusal, which there must be. */
  refusal(asked: Asked): Promise<RegistryRefusal>
  /** Closes it and opens the same folder again. */
  again(): Promise<Opened>
}

export async function openIn(folder: string, open = openLowdbRegistry, clock = pushedClock()): Promise<Opened> {
  const errors: string[] = []
  const log: Log = { debug() {}, info() {}, warn() {}, error: (_, message) => errors.push(message) }
  const registry = await open({ folder, log, clock })
  const submit = (asked: Asked) => registry.submit({ ...asked, at: clock.now(), by: null } as RegistryChange)
  return {
    registry,
    clock,
    folder,
    errors,
    async make(asked) {
      const answer = await submit(asked)
      if (!answer.ok) throw new Error(`${asked.type} refused: ${JSON.stringify(answer.refusal)}`)
      return answer
    },
    async refusal(asked) {
      const answer = await submit(asked)
      if (answer.ok) throw new Error(`${asked.type} was not refused`)
      return answer.refusal
    },
    async again() {
      await registry.close()
      return openIn(folder, open, clock)
    },
  }
}

/** A folder that is gone when the test is. */
export async function scratch(onDone: (clean: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'))
  onDone(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export function got<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('it was not there')
  return thing
}

/** For `describe.each(engines)`: a new registry in a new folder for each test, closed and gone when it ends. */
export function fresh(open: (typeof engines)[number]['open']): () => Promise<Opened> {
  return async () => {
    const opened = await openIn(await scratch(onTestFinished), open)
    onTestFinished(() => opened.registry.close())
    return opened
  }
}

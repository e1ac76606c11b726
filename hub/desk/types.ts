/** What the rooms around the desk know of it. */
import type { Recorded } from '../contract/events.ts'
import type { Command, Refusal } from '../core/commands.ts'
import type { Seen } from '../core/seen.ts'
import type { Follower } from './follower.ts'

export type { Seen } from '../core/seen.ts'

export type Answer =
  | {
      ok: true
      /** Empty when it was known already. */
      recorded: readonly Recorded[]
      /** Resolves when everything decided up to here is on disk. Never rejects: who cannot wait for ever brings a limit. */
      written: Promise<void>
    }
  | { ok: false; refusal: Refusal }

export type Desk = {
  /** Decides, and answers once the followers have been told: after the write, or 300 ms, whichever is first. */
  submit(command: Command): Promise<Answer>
  /** Returns a function that stops the following. */
  follow(follower: Follower): () => void
  /** Calls a view with the state of this instant; it must not keep it. */
  look<T>(view: (state: Seen) => T): T
  /** Place of the last event that is on disk. */
  writtenSeq(): number
  /** Commands are decided faster than they are written: events waiting for the disk. */
  backlog(): number
}

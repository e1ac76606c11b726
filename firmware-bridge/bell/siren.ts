/**
 * The siren, as it should be, brought about by the owner's programs: never two at once, tried again until they succeed, and what
 * went wrong is known. An alarm waits for nothing: whatever runs against it is stopped.
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Hooks } from './config.ts'
import { type Run, runHook } from './hook.ts'

/** Why it sounds: told to the programs as BELL_CAUSE, so that a loudspeaker can play another sound. */
export type Cause = 'alarm' | 'drill' | 'test' | 'trouble'
export type LastCommand = { hook: keyof Hooks; ok: boolean; why?: string }

export type Siren = {
  ring(cause: Cause): void
  hush(): void
  /** Once, short; not while it rings. */
  chirp(): void
  last(): LastCommand | null
  counts(): { commands: number; failed: number }
  /** Silent, if the program for that can be run; never rejects. */
  close(): Promise<void>
}

const RETRY_MS = 2_000
/** While it rings, from one start to the next: a relay that forgot is switched on again, and a sound of a few seconds goes on. */
const AGAIN_MS = 5_000
/** The siren's own chirp, when there is no program for another. */
const CHIRP_MS = 400

type Options = { hooks: Hooks; clock: Clock; log: Log; changed(): void }

export function createSiren({ hooks, clock, log, changed }: Options): Siren {
  let want: 'on' | 'off' | null = null
  let cause: Cause = 'alarm'
  /** What the siren is, as far as is known. */
  let is: 'on' | 'off' | null = null
  let chirpIsDue = false
  let running: { run: Run; hook: keyof Hooks } | null = null
  let pause: { cancel(): unknown } | null = null
  let last: LastCommand | null = null
  const counts = { commands: 0, failed: 0 }
  let whenQuiet: (() => void) | null = null

  function go(): void {
    if (running || pause) return
    if (want !== null && is !== want) return start(want, cause)
    if (whenQuiet) return whenQuiet()
    if (!chirpIsDue || want === 'on') return
    chirpIsDue = false
    start(hooks.trouble ? 'trouble' : 'on', 'trouble')
  }

  function start(hook: keyof Hooks, why: Cause): void {
    const command = hooks[hook]
    if (!command) return
    counts.commands += 1
    let wasStopped = false
    const startedAt = clock.now()
    const run = runHook(command, hook === 'off' ? {} : { BELL_CAUSE: why }, clock, (fault) => {
      running = null
      settled(hook, why, fault, wasStopped, clock.now() - startedAt)
    })
    running = {
      hook,
      run: {
        stop: () => {
          wasStopped = true
          run.stop()
        },
      },
    }
  }

  function settled(hook: keyof Hooks, why: Cause, fault: string | null, wasStopped: boolean, tookMs: number): void {
    if (!wasStopped) result(hook, fault)
    const isChirp = why === 'trouble' && hook === 'on'
    if (hook === 'off') is = fault === null && !wasStopped ? 'off' : null
    if (hook === 'on') is = fault === null && !wasStopped && !isChirp ? 'on' : null
    if (wasStopped) return go()
    // One try: whoever closes waits for no repair.
    if (whenQuiet && hook === 'off') return whenQuiet()
    if (isChirp) wait(CHIRP_MS)
    else if (hook === 'on' && is === 'on') wait(Math.max(0, AGAIN_MS - tookMs), () => (is = null))
    else if (fault !== null && hook !== 'trouble') wait(RETRY_MS)
    else go()
  }

  function result(hook: keyof Hooks, fault: string | null): void {
    const before = last
    last = fault === null ? { hook, ok: true } : { hook, ok: false, why: fault }
    if (fault !== null) counts.failed += 1
    if (before?.hook === hook && before.ok === last.ok && before.why === last.why) return
    if (fault !== null) log('error', `BELL_${hook.toUpperCase()} did not succeed`, { why: fault })
    changed()
  }

  function wait(ms: number, then: () => void = () => {}): void {
    pause = clock.after(ms, () => {
      pause = null
      then()
      go()
    })
  }

  /** Something else is wanted: what runs or waits gives way. */
  function turn(): void {
    pause?.cancel()
    pause = null
    if (running && running.hook !== want) running.run.stop()
    go()
  }

  return {
    ring(why) {
      if (want === 'on' && cause === why) return
      want = 'on'
      cause = why
      chirpIsDue = false
      is = null
      turn()
    },
    hush() {
      if (want === 'off') return
      want = 'off'
      turn()
    },
    chirp() {
      chirpIsDue = true
      go()
    },
    last: () => last,
    counts: () => counts,
    close: () =>
      new Promise((resolve) => {
        chirpIsDue = false
        whenQuiet = resolve
        want = 'off'
        turn()
      }),
  }
}

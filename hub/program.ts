/** A program that does one thing and ends: with a sentence that says what to do, and an exit code of sysexits.h. */
import { asTyped } from './as-typed.ts'
import { ConfigError } from './config.ts'

const EXIT = { usage: 64, damaged: 65, 'no-input': 66, 'no-key': 77, 'cannot-create': 73, 'no-room': 74, io: 74, config: 78 } as const
const INTERRUPTED = 130

type Fault = Error & { kind: string; exitCode: number }

export const fault = (why: keyof typeof EXIT, message: string, cause?: unknown): Fault =>
  Object.assign(new Error(message, { cause }), { kind: why, exitCode: EXIT[why] })

/** What nobody foresaw is an error of input or output: a full disk, a missing permission. */
function ending(failed: string, error: unknown): { sentence: string; exitCode: number } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof ConfigError) return { sentence: message, exitCode: EXIT.config }
  if (error instanceof Error && 'exitCode' in error) return { sentence: message, exitCode: Number(error.exitCode) }
  return { sentence: `${failed}: ${message}`, exitCode: EXIT.io }
}

/**
 * Prints what `main` returns. Whatever it leaves half done it clears away on the process's `exit`, which Ctrl-C brings as well.
 * @param failed begins the sentence about an error of the system: "No backup was made"
 */
export function run(failed: string, main: () => Promise<string>): void {
  // What it writes holds keys.
  process.umask(0o077)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(INTERRUPTED))
  main().then(
    (sentence) => void process.stdout.write(`${asTyped(sentence)}\n`),
    (error: unknown) => {
      const { sentence, exitCode } = ending(failed, error)
      process.stderr.write(`${asTyped(sentence)}\n`)
      process.exitCode = exitCode
    },
  )
}

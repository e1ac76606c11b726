/** Other programs that the installer runs: each with an end, and with what it said when it failed. */
import { spawn } from 'node:child_process'

export type Ran = { code: number; said: string }
type Options = {
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number | undefined
  gid?: number | undefined
  limitMs?: number
  saidChars?: number
}

const LIMIT_MS = 60_000
const SAID_CHARS = 4_000

/** Code 127 when there is no such program, 124 when it took too long. */
export function ran(
  program: string,
  args: readonly string[],
  { limitMs = LIMIT_MS, saidChars = SAID_CHARS, uid, gid, ...options }: Options = {},
): Promise<Ran> {
  const as = { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) }
  const child = spawn(program, args, { ...options, ...as, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs, killSignal: 'SIGKILL' })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said = `${said}${bytes}`.slice(-saidChars)
    })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, said: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 124, said: said.trim() }))
  })
}

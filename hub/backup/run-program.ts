/** A program of this folder in a process of its own: packing and reading back takes minutes, and none may be taken from a press. */
import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'

const SAID_CHARS = 500
/** Behind everything that answers a press, at the processor and, by the same number, at the disk (ioprio_set(2)). */
const BEHIND = 10

export type Program = { end(): void; said: Promise<string> }

/** @param line called with each whole line of what it prints. `said`: the end of all of it; rejects with that when the program fails. */
export function runProgram(name: string, args: readonly string[], dataDir: string, line?: (text: string) => void): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, name), ...args], {
    // What it calls is looked for where the hub's own programs are.
    env: { HUB_DATA_DIR: dataDir, ...(process.env.PATH && { PATH: process.env.PATH }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Where that is not allowed it runs all the same.
  try {
    if (child.pid !== undefined) setPriority(child.pid, BEHIND)
  } catch {}
  let said = ''
  let rest = ''
  const listen = (text: string) => {
    said = (said + text).slice(-SAID_CHARS)
  }
  child.stderr.setEncoding('utf8').on('data', listen)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    listen(text)
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const each of lines) if (each !== '') line?.(each)
  })
  return {
    end: () => void child.kill(),
    said: new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) =>
        code === 0 ? resolve(said.trim()) : reject(new Error(said.trim() || `the backup ended with code ${code}`)),
      )
    }),
  }
}

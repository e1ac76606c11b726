/** Starts the hub of this release as systemd would, waits until it is ready and well, and stops it: 0 when it was. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { systemClock } from '../clock.ts'
import type { Health } from '../contract/api.ts'
import { fault, run } from '../program.ts'

const LIMIT_MS = 20 * 60_000
const SAID_CHARS = 2_000

run('The hub does not come up', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], { stdio: ['ignore', 'pipe', 'pipe'], env: process.env })
  process.once('exit', () => child.kill('SIGKILL'))
  const limit = systemClock.after(LIMIT_MS, () => child.kill('SIGKILL'))
  const ended = once(child, 'close')
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said = `${said}${bytes}`.slice(-SAID_CHARS)
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, http } = JSON.parse(line) as { msg?: string; http?: string }
    if (msg !== 'ready') continue
    const health = (await (await fetch(`${http}/api/v1/health`)).json()) as Health
    if (health.status === 'down') throw fault('damaged', `it says that it could raise no alarm: ${JSON.stringify(health.checks)}`)
    child.kill('SIGTERM')
    // What it still writes must not hold it.
    child.stdout.resume()
    const [code] = await ended
    limit.cancel()
    if (code !== 0) throw fault('damaged', `it did not stop in order: ${code}. ${said}`)
    return `${health.version} comes up`
  }
  const [code, signal] = await ended
  throw fault('damaged', `it ended before it was ready (${code ?? signal}): ${said}`)
})

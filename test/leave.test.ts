import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from './harness/temporary.ts'

/** A program that does `before`, turns its loop once, and leaves. */
async function leaves(before: string): Promise<{ code: number; ms: number }> {
  const leave = JSON.stringify(join(import.meta.dirname, '../hub/leave.ts'))
  const program = `import { open } from 'node:fs'; import { leave } from ${leave}; ${before}; setImmediate(() => { process.stdout.write('leaves'); void leave() })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['inherit', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  // How long the program takes to begin on a busy machine is not asked.
  await once(child.stdout, 'data')
  const from = performance.now()
  const [code] = await once(child, 'exit')
  return { code, ms: performance.now() - from }
}

it('with nothing to wait for it leaves at once', async () => {
  expect(await leaves('')).toMatchObject({ code: 0 })
})

it('a thread that is held for ever, as by a disk that hangs, keeps it no longer than a moment', async () => {
  const pipe = join(temporaryFolder(), 'nobody-writes')
  execFileSync('mkfifo', [pipe])
  const { code, ms } = await leaves(`open(${JSON.stringify(pipe)}, 'r', () => undefined)`)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5_000)
})

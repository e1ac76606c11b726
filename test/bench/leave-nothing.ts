/** Whatever the benchmark starts or writes is gone when it ends, by whichever way it ends. */
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** On the disk of the project and not in /tmp, which may be memory: there an fsync costs nothing and proves nothing. */
const ROOT = join(import.meta.dirname, '..', '..', '.cache')
const EXIT_MS = 6_000

const folders = new Set<string>()
const children = new Set<ChildProcess>()

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  // A child that is being killed may still write for a moment.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})
// Not `once`: a second signal, as npm passes on, would end the cleaning by its default.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

export function newFolder(): string {
  mkdirSync(ROOT, { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'bench-'))
  folders.add(folder)
  return folder
}

export function watchChild(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** By SIGTERM; by SIGKILL when that is not heard. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const patience = setTimeout(() => child.kill('SIGKILL'), EXIT_MS)
  child.kill('SIGTERM')
  await gone
  clearTimeout(patience)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openIn, scratch } from './engine.ts'

const changer = join(import.meta.dirname, 'changer.ts')

test('killed in the middle of writing, five times over: every answered change is there, and the file is whole', async () => {
  const folder = await scratch(onTestFinished)
  for (let kill = 1; kill <= 5; kill++) {
    const hub = spawn(process.execPath, [changer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void hub.kill('SIGKILL'))
    let said = ''
    let changes = 0
    for await (const chunk of hub.stdout.setEncoding('utf8')) {
      said += chunk
      // after another number of changes each time, so that the kill falls at another instant
      if (++changes === kill * 3) hub.kill('SIGKILL')
    }
    if (hub.exitCode === null && hub.signalCode === null) await once(hub, 'exit')

    const { registry, errors } = await openIn(folder)
    const { version, settings } = registry.directory()
    expect(version).toBeGreaterThanOrEqual(Number(said.trim().split('\n').at(-1)))
    expect(settings.name).toBe(`Tên ${version}`)
    expect(registry.health().state).toBe('ok')
    expect(errors).toEqual([])
    await registry.close()
  }
}, 180_000)

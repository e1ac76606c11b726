/** The archive without packages: its box fetches them with npm, and when the network fails on the way nothing was changed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { SUMS, stageRelease, sumsOf } from '../../hub/install/stage.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { openBox } from './box.ts'
import { loopbackRegistry } from './loopback-registry.ts'

const ROOT = join(import.meta.dirname, '../..')

it('fetches its packages; a network that fails on the way is said, with what to do, and the same command goes on later', {
  timeout: 300_000,
}, async () => {
  const box = await openBox()
  onTestFinished(() => box.close())
  const small = join(box.root, 'tieng-chuong-small')
  stageRelease(ROOT, small, false)
  const file = join(small, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const registry = await loopbackRegistry(ROOT, lock)
  onTestFinished(registry.close)
  writeFileSync(file, JSON.stringify(lock))
  writeFileSync(join(small, SUMS), sumsOf(small))
  const npm = { registry: registry.url, cache: temporaryFolder(), fetch_retries: '0', audit: 'false', update_notifier: 'false' }
  const install = () =>
    box.run(
      'env',
      ...Object.entries(npm).map(([name, value]) => `npm_config_${name}=${value}`),
      ...['sh', join(small, 'install.sh'), '--prefix', box.places.prefix, '--no-systemd'],
    )

  registry.failAfter(20)
  const cut = await install()
  expect(cut.said).toMatch(/Không tải được các gói: mất mạng[\s\S]*Nothing was changed[\s\S]*-offline-linux-(x64|arm64)\.tar\.gz/)
  expect([cut.code, existsSync(box.places.program), registry.served()]).toEqual([69, false, 20])

  registry.failAfter(Number.POSITIVE_INFINITY)
  const installed = await install()
  expect(installed).toMatchObject({ code: 0, said: expect.stringContaining(`is in place in ${box.places.program}`) })
  expect((await box.command('version')).code, 'its own Node came along').toBe(0)
  expect(readdirSync(join(box.places.current, 'node_modules'))).toContain('aedes')
  expect(readdirSync(join(box.places.current, 'node_modules'))).not.toContain('vite')
})

/** The doctor in the real world of this machine: a hub with TLS, its data, a push service; nothing leaves loopback. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { doctor } from '../../hub/doctor/doctor.ts'
import { handshake, isOpen, mqttAnswers, pushReacher } from '../../hub/doctor/lines.ts'
import { realWorld } from '../../hub/doctor/real-world.ts'
import type { World } from '../../hub/doctor/world.ts'
import { commune } from '../harness/commune.ts'
import { startPushService } from '../harness/push-service.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { makeCertificates } from './certificates.ts'

const LIMITS = { timeout: 120_000 }

/** Runs it and returns how it ended and the keys of all it said; this machine's outside is kept to loopback. */
async function examined(env: Record<string, string>, more: Partial<World> = {}, ...given: string[]) {
  let said = ''
  const code = await doctor(['--json', '--lang', 'en', ...given], {
    clock: systemClock,
    async world() {
      const world = await realWorld(env, systemClock)
      return { ...world, addresses: () => ['127.0.0.2'], pushDoors: world.pushDoors.filter(({ host }) => host === '127.0.0.1'), ...more }
    },
    say: (text) => {
      said += text
    },
    pause: async () => undefined,
  })
  const { findings } = JSON.parse(said) as { findings: { key: string; says: string }[] }
  return { code, keys: findings.map(({ key }) => key), said }
}

/** Listens and never says a word. */
async function mute(): Promise<number> {
  const server: Server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

it('a hub that is well, and then one that is stopped, killed and damaged', LIMITS, async () => {
  const [made, service] = [await makeCertificates(temporaryFolder()), await startPushService()]
  onTestFinished(() => service.close())
  const env = {
    ...{ HUB_TLS_CERT: made.at('whole.pem'), HUB_TLS_KEY: made.at('own.key'), HUB_HTTPS_PORT: '0', HUB_MQTTS_PORT: '0' },
    ...{ HUB_PUSH_HOSTS: new URL(service.origin).host, HUB_PUSH_CA: service.caFile, HUB_PUBLIC_URL: 'https://127.0.0.2' },
  }
  const town = await commune({ clock: systemClock, env })
  const own = { ...env, HUB_DATA_DIR: town.folder }

  const well = await examined(own)
  expect(well.keys).toEqual(
    expect.arrayContaining([
      'hub-runs',
      'data-whole',
      'cert-ok',
      'cert-private',
      'https-outside',
      'mqtts-outside',
      'name-ok',
      'push-reached',
    ]),
  )
  expect(well.keys.filter((key) => key === 'port-open')).toHaveLength(4)
  expect(well.keys).toEqual(
    expect.arrayContaining(['clock-agrees', 'backup-never', 'station-empty', 'phone-none', 'gateways-none', 'ups-none']),
  )
  expect(well, well.said).toMatchObject({ code: 0 })

  expect((await examined({ HUB_DATA_DIR: town.folder })).keys, 'without the settings of the service').toContain('settings-differ')
  const { HUB_PUSH_CA: _, ...distrusting } = own
  expect((await examined(distrusting)).keys).toContain('push-distrusted')

  const word = readFileSync(join(town.folder, 'box.json'))
  await town.stop()
  expect(await examined(own)).toMatchObject({
    code: 1,
    keys: expect.arrayContaining(['hub-stopped', 'data-whole', 'unknown-while-stopped', 'backup-never']),
  })
  writeFileSync(join(town.folder, 'box.json'), word)
  expect((await examined(own)).keys, 'as a kill leaves it').toContain('hub-silent')

  const damaged = join(temporaryFolder(), 'damaged')
  cpSync(town.folder, damaged, { recursive: true })
  const db = new DatabaseSync(join(damaged, 'journal.sqlite'))
  db.exec('DELETE FROM events WHERE seq = 2')
  db.close()
  writeFileSync(join(damaged, 'registry.json'), '{"shape":1}')
  writeFileSync(join(damaged, 'secrets.json'), '{}')
  expect((await examined({ ...own, HUB_DATA_DIR: damaged })).keys).toEqual(
    expect.arrayContaining(['journal-damaged', 'registry-damaged', 'secrets-damaged']),
  )
})

it('settings with faults, and a folder in which no hub has ever been', LIMITS, async () => {
  const folder = temporaryFolder()
  const bad = await examined({ HUB_DATA_DIR: folder, HUB_HTTP_PORT: 'x' })
  expect(bad).toMatchObject({ code: 1, keys: expect.arrayContaining(['settings-bad', 'hub-stopped', 'no-data']) })
  expect(bad.said).toContain('HUB_HTTP_PORT')
  rmSync(folder, { recursive: true })
  expect((await examined({ HUB_DATA_DIR: folder })).keys).toEqual(expect.arrayContaining(['no-data', 'sync-refused', 'disk-unknown']))
})

it('what cannot be asked is answered with how to ask', async () => {
  const said: string[] = []
  const ask = (...given: string[]) =>
    doctor(given, {
      clock: systemClock,
      world: () => Promise.reject(new Error('not asked')),
      say: (text) => void said.push(text),
      pause: async () => undefined,
    })
  expect([await ask('--lang', 'fr'), await ask('--what'), await ask('now')]).toEqual([64, 64, 64])
  expect(said[0]).toContain('npm run doctor -- --phone')
})

it('a line that hangs is given up, and says so', LIMITS, async () => {
  const port = await mute()
  const tried = await Promise.all([
    handshake('127.0.0.1', port, '127.0.0.1'),
    mqttAnswers('127.0.0.1', port),
    pushReacher(undefined)('127.0.0.1', port),
  ])
  expect(tried.map(({ ok }) => ok)).toEqual([false, false, false])
  expect(await isOpen('127.0.0.1', port)).toBe(true)
  // Port 1 of loopback: nobody has ever listened there (tcpmux, RFC 1078).
  expect(await isOpen('127.0.0.1', 1)).toBe(false)
})

/** The program itself: what it prints, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { person, signIn } from './harness/api.ts'
import { CHILD_ENV } from './harness/child-env.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

function run(env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '..', 'hub', 'main.ts')], {
    env: { ...CHILD_ENV, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  async function ready(): Promise<{ http: string; mqtt: string }> {
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const entry = JSON.parse(line)
      if (entry.msg === 'ready') return entry
    }
    throw new Error(`the hub did not become ready: ${said}`)
  }
  return { child, ended, ready, said: () => said }
}

it('a bad environment is told whole, exits with 78, and opens nothing', async () => {
  const folder = temporaryFolder()
  const hub = run({ HUB_DATA_DIR: join(folder, 'data'), HUB_HTTP_PORT: 'x', HUB_LOG_LEVEL: 'loud' })
  expect(await hub.ended).toEqual({ code: 78, signal: null })
  for (const fault of ['HUB_HTTP_PORT="x"', 'HUB_LOG_LEVEL="loud"']) expect(hub.said()).toContain(fault)
})

it('ready is printed at every log level with the real addresses, and the first admin gets a link that works once', async () => {
  const hub = run({ HUB_DATA_DIR: temporaryFolder(), HUB_LOG_LEVEL: 'fatal' })
  const { http, mqtt } = await hub.ready()
  expect(http).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  expect(mqtt).toMatch(/^mqtt:\/\/127\.0\.0\.1:[1-9]\d*$/)
  const token = await until('the link is printed', () => /#(\S+)/.exec(hub.said())?.[1])
  const nobody = person(http, null)
  const accepted = await nobody.call('POST', '/invitations/accept', { token, password: 'mat-khau-moi' })
  expect(accepted.status).toBe(200)
  expect((await nobody.call('POST', '/invitations/accept', { token, password: 'mat-khau-khac' })).status).toBeGreaterThanOrEqual(400)
  const admin = await signIn(http, 'admin', 'mat-khau-moi')
  expect(await admin.get('/session')).toMatchObject({ role: 'admin' })
  hub.child.kill('SIGTERM')
  hub.child.kill('SIGTERM')
  expect(await hub.ended, 'a second SIGTERM is ignored').toEqual({ code: 0, signal: null })
})

it('HUB_ADMIN_PASSWORD makes the admin at the first start only', async () => {
  const folder = temporaryFolder()
  const first = run({ HUB_DATA_DIR: folder, HUB_ADMIN_PASSWORD: 'mat-khau-mot' })
  await first.ready()
  first.child.kill('SIGTERM')
  await first.ended
  const second = run({ HUB_DATA_DIR: folder, HUB_ADMIN_PASSWORD: 'mat-khau-hai' })
  const { http } = await second.ready()
  await signIn(http, 'admin', 'mat-khau-mot')
  expect((await person(http, null).call('POST', '/session', { username: 'admin', password: 'mat-khau-hai' })).status).toBe(401)
})

it('SIGTERM with a disk that hangs still ends with 0', async () => {
  const folder = temporaryFolder()
  const hub = run({ HUB_DATA_DIR: folder, HUB_ADMIN_PASSWORD: 'mat-khau-mot' })
  const { http } = await hub.ready()
  const other = new DatabaseSync(join(folder, 'journal.sqlite'))
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  await signIn(http, 'admin', 'mat-khau-mot')
  hub.child.kill('SIGTERM')
  expect(await hub.ended).toEqual({ code: 0, signal: null })
})

it('SIGTERM ends it while nobody takes its log, as a journal on a disk that hangs', { timeout: 60_000 }, async () => {
  const hub = run({ HUB_DATA_DIR: temporaryFolder(), HUB_ADMIN_PASSWORD: 'mat-khau-mot', HUB_LOG_LEVEL: 'debug' })
  const { http } = await hub.ready()
  hub.child.stdout?.pause()
  // Each is one line; far more of them than a pipe and a reader's buffer hold.
  for (let n = 0; n < 40; n++)
    await Promise.all(Array.from({ length: 100 }, () => fetch(`${http}/api/v1/health`).then((got) => got.text())))
  hub.child.kill('SIGTERM')
  expect(await hub.ended).toEqual({ code: 0, signal: null })
})

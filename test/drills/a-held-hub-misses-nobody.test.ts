import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { CHILD_ENV } from '../harness/child-env.ts'
import { commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { OFFICER, PASSWORD, townOf } from '../harness/town.ts'
import { until } from '../harness/until.ts'

type Outage = { cause: string; since: string; until?: string }
const MAIN = join(import.meta.dirname, '..', '..', 'hub', 'main.ts')

it('a hub that is held for five minutes says so with from and to, misses nobody for it, and misses who is really gone', async () => {
  const town = await commune()
  const counter = await town.button('counter')
  const teller = await town.button('teller', { reconnectPeriod: 0 })
  const officer = await town.onDuty('officer')
  await counter.beat()
  await teller.beat()
  const outages = (): Outage[] => officer.feed.events.findLast(({ event }) => event === 'supervision')?.data.outages ?? []
  await until('both are heard', () => officer.feed.events.findLast(({ event }) => event === 'supervision')?.data.counts.online === 2)

  teller.cut()
  await town.clock.hold(300_000)
  const [held] = await until('the hub says that it was held', async () => {
    await town.clock.push(100)
    return outages().length > 0 ? outages() : null
  })
  expect(held?.cause).toBe('hub')
  expect(Date.parse(held?.until ?? '') - Date.parse(held?.since ?? '')).toBeGreaterThan(290_000)

  await town.clock.push(60_000)
  await counter.beat()
  await town.clock.push(40_000)
  const [gone] = await town.seen('who does not come back is missed', () => {
    const found = outages().filter(({ cause }) => cause !== 'hub')
    return found.length > 0 ? found : null
  })
  expect(gone).toMatchObject({ cause: 'button', site: { id: town.id('bank') } })
  expect(outages()).toHaveLength(2)
})

/** Longer than two turns of the hub's own watch, and than the button's reporting time. */
const STOPPED_MS = 25_000

it('a hub that is stopped by a signal and goes on has missed no button, and takes the press that came meanwhile', {
  timeout: 400_000,
}, async () => {
  const folder = temporaryFolder()
  const { file, credentials } = await townOf(1, 1, '20s')
  writeFileSync(join(folder, 'registry.json'), file)
  const env = { ...CHILD_ENV, HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' }
  const hub = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void hub.kill('SIGKILL'))
  const lines = createInterface({ input: hub.stdout })
  const [line] = await once(lines, 'line')
  const { http, mqtt } = JSON.parse(line)
  const officer = await signIn(http, OFFICER, PASSWORD)
  const feed = await officer.feed()
  const [own] = credentials
  if (!own) throw new Error('no button')
  const button = await connectButton(mqtt, own, { keepalive: 0 })
  let beating = true
  onTestFinished(() => {
    beating = false
  })
  const beats = setInterval(() => beating && void button.beat(), 2_000)
  onTestFinished(() => clearInterval(beats))
  await button.beat()

  hub.kill('SIGSTOP')
  const stopped = performance.now()
  const pressed = button.press({ press: 'meanwhile' })
  await until('it was stopped long enough', () => performance.now() - stopped > STOPPED_MS, STOPPED_MS + 5_000)
  hub.kill('SIGCONT')
  await pressed
  await feed.until('the press rings', ({ event, data }) => event === 'incident' && data.presses === 1)
  const told = await feed.until('it says that it was held', ({ event, data }) => event === 'supervision' && data.outages.length > 0)
  expect(told.data.outages.map(({ cause }: Outage) => cause)).toEqual(['hub'])
  expect(told.data.counts).toMatchObject({ offline: 0 })
})

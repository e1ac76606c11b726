import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CHILD_ENV } from '../harness/child-env.ts'
import { openPlainBroker } from '../harness/plain-broker.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'
import { bridgeProcess } from './child.ts'
import { openLine } from './pty.ts'

const folder = mkdtempSync(join(tmpdir(), 'bridge-main-'))
afterAll(() => rmSync(folder, { recursive: true }))
const main = new URL('../../firmware-bridge/main.ts', import.meta.url).pathname

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { ...CHILD_ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  child.stderr.on('data', (bytes) => {
    err += bytes
  })
  return { child, out: () => out, err: () => err, exit: once(child, 'close').then(([code]) => code) }
}

test('a bad environment is told whole, and the exit code is 78', async () => {
  const bridge = run({ BRIDGE_BAUD: 'fast', BRIDGE_PROTOCOL: 'morse' })
  expect(await bridge.exit).toBe(78)
  expect(bridge.err().trim().split('\n')).toHaveLength(7)
  expect(bridge.out()).toBe('')
})

test('SIGTERM ends it cleanly: the hub is told, the exit code is 0', async () => {
  const map = join(folder, 'map.json')
  writeFileSync(map, '{"K02": "b-2"}')
  const line = await openLine()
  const broker = await openPlainBroker('g-1', 'secret')
  const bridge = run({
    BRIDGE_SERIAL: line.path,
    BRIDGE_MQTT_URL: broker.url(),
    BRIDGE_GATEWAY: 'g-1',
    BRIDGE_PASSWORD: 'secret',
    BRIDGE_MAP: map,
    BRIDGE_DATA_DIR: join(folder, 'data'),
  })
  try {
    await until('it is ready and open', () => bridge.out().includes('"ready"') && bridge.out().includes('serial line open'))
    line.send('$PRESS,K02,5*85DD\r\n')
    await until('a press goes the whole way', () => line.heard().startsWith('$ACK,K02,5'))
    bridge.child.kill('SIGTERM')
    expect(await bridge.exit).toBe(0)
    await until('the hub is told', () => broker.on('gateways/g-1/status').length === 2)
    expect(broker.published.at(-1)).toEqual({ topic: 'gateways/g-1/status', payload: 'offline', retain: true })
    expect(bridge.out()).not.toContain('secret')
  } finally {
    bridge.child.kill('SIGKILL')
    await broker.stop()
    await line.close()
  }
})

test('a press on a line that has been quiet is heard at once, and not when something else next wakes the program', async () => {
  const line = await openLine()
  const broker = await openPlainBroker('g-1', 'secret')
  const at = bridgeProcess({
    serial: line.path,
    mqttUrl: broker.url(),
    gateway: 'g-1',
    password: 'secret',
    map: { K02: 'b-2' },
    folder: temporaryFolder(),
  })
  await at.start()
  await until('the hub is reached', () => broker.on('gateways/g-1/beat').length > 0)
  line.send('$PRESS,K02,5*85DD\r\n')
  // The next thing that wakes it is the beat, thirty seconds after the one before.
  await until('it is acknowledged', () => line.heard().startsWith('$ACK,K02,5'), 15_000)
  expect(await at.kill('SIGTERM')).toBe(0)
  await broker.stop()
  await line.close()
})

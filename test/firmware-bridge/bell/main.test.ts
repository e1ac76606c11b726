import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { CHILD_ENV } from '../../harness/child-env.ts'
import { openPlainBroker } from '../../harness/plain-broker.ts'
import { until } from '../../harness/until.ts'
import { hooks } from './rig.ts'

const main = new URL('../../../firmware-bridge/bell/main.ts', import.meta.url).pathname

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { ...CHILD_ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const heard = { out: '', err: '' }
  child.stdout.on('data', (bytes) => {
    heard.out += bytes
  })
  child.stderr.on('data', (bytes) => {
    heard.err += bytes
  })
  return { child, heard, exit: once(child, 'close').then(([code]) => code) }
}

test('a bad environment is told whole, and the exit code is 78', async () => {
  const bell = run({ BELL_ON: '/nonexistent/siren', BELL_OFFF: 'x' })
  expect(await bell.exit).toBe(78)
  expect(bell.heard.err.trim().split('\n')).toHaveLength(7)
  expect(bell.heard.out).toBe('')
})

test('it rings by its own process, and SIGTERM silences the siren, tells the hub and ends with 0', async () => {
  const siren = hooks()
  const broker = await openPlainBroker('g-1', 'secret')
  onTestFinished(() => broker.stop())
  await broker.publish('stations/home/bell', JSON.stringify({ ringing: true, incidents: 1, at: new Date().toISOString(), beat: 1 }))
  const bell = run({ BELL_MQTT_URL: broker.url(), BELL_DEVICE: 'g-1', BELL_PASSWORD: 'secret', BELL_STATION: 'home', ...siren.env })
  await until('it sounds', () => siren.said().includes('on alarm'), 60_000)
  bell.child.kill('SIGTERM')
  expect(await bell.exit).toBe(0)
  expect(siren.said().at(-1)).toBe('off')
  await until('the hub is told', () => broker.on('gateways/g-1/status').at(-1) === 'offline')
  expect(siren.said().join()).not.toContain('PASSWORD')
  expect(bell.heard.out).not.toContain('secret')
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CHILD_ENV } from '../harness/child-env.ts'
import { until } from '../harness/until.ts'

const main = new URL('../../hub/demo/main.ts', import.meta.url).pathname
const home = mkdtempSync(join(tmpdir(), 'demo-main-test-'))
afterAll(() => rmSync(home, { recursive: true }))

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...CHILD_ENV, TMPDIR: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      said += bytes
    })
  return { child, said: () => said, exit: once(child, 'close').then(([code]) => code) }
}

test('it says where it is and who to be, and Ctrl-C ends it with nothing left', async () => {
  const demo = run({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0' })
  try {
    await until('it has said everything', () => demo.said().includes('Ctrl-C'), 60_000)
    for (const word of ['/demo', '/duty', 'truc-ban', 'tuan-tra', 'cua-hang', 'quan-tri', 'chi-huy', 'quan-ly', 'http://127.0.0.1:'])
      expect(demo.said()).toContain(word)
    demo.child.kill('SIGINT')
    expect(await demo.exit).toBe(0)
    expect(readdirSync(home).filter((name) => name.startsWith('tieng-chuong-demo-'))).toEqual([])
  } finally {
    demo.child.kill('SIGKILL')
  }
}, 90_000)

test('a port that is taken is said in words, with the variable that helps', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const demo = run({ HUB_HTTP_PORT: String(port), HUB_MQTT_PORT: '0' })
  expect(await demo.exit).toBe(69)
  expect(demo.said()).toMatch(new RegExp(`Port ${port} is in use .*HUB_HTTP_PORT=`))
  await new Promise<void>((resolve) => other.close(() => resolve()))
}, 90_000)

test('a bad environment is told whole, and the exit code is 78', async () => {
  const demo = run({ HUB_HTTP_PORT: 'eighty', HUB_MQTT_PORT: '-1' })
  expect(await demo.exit).toBe(78)
  expect(demo.said()).toMatch(/HUB_HTTP_PORT[\s\S]*HUB_MQTT_PORT/)
}, 90_000)

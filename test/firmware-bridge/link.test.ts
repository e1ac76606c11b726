import { readFileSync } from 'node:fs'
import { createServer } from 'node:tls'
import { Aedes } from 'aedes'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { openLink } from '../../firmware-bridge/link.ts'
import type { GatewayId } from '../../hub/contract/ids.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { until } from '../harness/until.ts'

async function tlsBroker() {
  const ca = await makeTestCa()
  onTestFinished(() => ca.remove())
  const aedes = new Aedes()
  await aedes.listen()
  const server = createServer({ key: ca.key, cert: ca.cert }, (socket) => aedes.handle(socket))
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise<void>((resolve) => aedes.close(resolve))
    server.close()
  })
  return { ca, url: `mqtts://localhost:${(server.address() as { port: number }).port}` }
}

function open(url: string, ca: Buffer | null) {
  const said: string[] = []
  const link = openLink({
    url,
    ca,
    gateway: 'g-1' as GatewayId,
    password: 'secret',
    clock: systemClock,
    log: (_level, message) => said.push(message),
    isWell: () => true,
    up: () => {},
    down: () => {},
  })
  onTestFinished(() => link.close())
  return { link, said }
}

test('over TLS with a certificate of one’s own authority a message is confirmed', async () => {
  const { ca, url } = await tlsBroker()
  const { link } = open(url, readFileSync(ca.caFile))
  await until('it is connected', link.isUp)
  expect(await link.publish('buttons/b-1/press', '{}')).toBe(true)
})

test('a hub whose certificate is not trusted is told nothing, and what to do is said', async () => {
  const { url } = await tlsBroker()
  const { link, said } = open(url, null)
  await until('it is said', () => said.length > 0)
  expect(said[0]).toContain('BRIDGE_CA')
  expect(await link.publish('buttons/b-1/press', '{}')).toBe(false)
})

import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { startMosquitto } from '../harness/mosquitto.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000

it('an address and a broker whose certificates come from an authority of their own take the beats once it is named, and not before', {
  timeout: 120_000,
}, async () => {
  const ca = await makeTestCa()
  onTestFinished(() => ca.remove())
  const server = createServer({ key: ca.key, cert: ca.cert }, (_, response) => response.end('OK'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const broker = await startMosquitto({ tls: ca })
  onTestFinished(() => broker.close())
  const to = {
    web: { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/ping`, method: 'GET' },
    mqtt: { url: `mqtts://127.0.0.1:${broker.port}`, topic: 'xa/chuong' },
  }
  const roadsOf = async (env: Record<string, string>) => {
    const town = await commune({ hub: { rounds: false }, env })
    const boss = await town.as('boss')
    await boss.put('/alive', to)
    return until(
      'each went well, or failed twice',
      async () => {
        await town.clock.push(1_000)
        const { web, mqtt } = await boss.get('/alive')
        return [web, mqtt].every(({ lastOkAt, why }) => lastOkAt ?? why) && { web, mqtt }
      },
      LONG,
    )
  }
  expect(await roadsOf({})).toMatchObject({ web: { why: 'untrusted' }, mqtt: { why: 'untrusted' } })
  const trusted = await roadsOf({ HUB_ALIVE_CA: ca.caFile })
  expect(trusted).toMatchObject({ web: { lastOkAt: expect.any(String) }, mqtt: { lastOkAt: expect.any(String) } })
})

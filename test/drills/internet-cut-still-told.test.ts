import { createServer } from 'node:https'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { openModemBridge } from '../../firmware-bridge/modem/bridge.ts'
import { commune } from '../harness/commune.ts'
import { NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { freePort } from '../harness/free-port.ts'
import { openModem, QUICK } from '../harness/modem.ts'
import { passUntil } from '../harness/pass-until.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { until } from '../harness/until.ts'

it('without the internet a patrol is told by a real bridge and a modem, in Vietnamese; its answer reaches the desk, and push takes over again by itself', {
  timeout: 240_000,
}, async () => {
  const ca = await makeTestCa()
  onTestFinished(() => ca.remove())
  const port = await freePort()
  const env = { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: ca.caFile }
  // The bridge is another machine: its clock goes on while the hub's waits for the drill.
  const town = await commune({ env, startsAt: Date.now(), hub: { rounds: false } })
  await withNumbers(town, 'patrol')
  const boss = await town.as('boss')
  const { gateway, mqtt } = await boss.post('/gateways', { label: 'Modem', station: town.id('home'), modem: true })
  const modem = await openModem()
  const bridge = await openModemBridge(
    {
      ...{ serial: modem.path, baud: 115_200, format: '8N1', protocol: { name: 'modem' }, modem: { pin: null, reset: null }, ca: null },
      ...{ mqttUrl: town.hub().mqttUrl, gateway: gateway.id, password: mqtt.password, dataDir: join(temporaryFolder(), 'bridge') },
    },
    { clock: systemClock, log: () => {}, times: QUICK },
  )
  onTestFinished(() => bridge.close())
  await until('the modem is there', () => town.hub().desk.look(({ devices }) => devices.get(gateway.id)?.state === 'online'), 60_000)

  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  // Nobody listens there: the line to the internet is cut.
  const gone = { endpoint: () => `https://127.0.0.1:${port}/push/patrol`, to: () => [] }
  await patrol.post('/push/subscriptions', fakePhone(gone).subscription)

  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await town.clock.push(10_000)
  /** A long one goes in pieces. */
  const heard = () => modem.submitted.map(({ text }) => text).join('')
  await until('the patrol’s telephone', () => heard().includes('Trả lời 1 nếu đang đến.'), 60_000)
  expect(new Set(modem.submitted.map(({ to }) => to))).toEqual(new Set([NUMBERS.patrol]))
  expect(heard()).toMatch(/^BÁO ĐỘNG CƯỚP: Tiệm vàng shop \(.+\), 12 Trần Hưng Đạo, \d\d:\d\d\. Trả lời 1 nếu đang đến\.$/)
  modem.receive(NUMBERS.patrol, '1')
  await until(
    'the desk sees it on the way',
    async () => (await officer.get(`/incidents/${id}`)).onTheWay?.[0]?.id === town.id('patrol'),
    60_000,
  )
  expect(await officer.get(`/incidents/${id}`)).toMatchObject({ ringing: true })

  const lost = () => town.hub().desk.look(({ messages }) => messages.pushLostSince !== null)
  await passUntil('the hub knows that no push service can be reached', town.clock, 80, lost)
  await passUntil('the desk reads it', town.clock, 5, () =>
    officer.feed.events.some(({ event, data }) => event === 'supervision' && data.howTold?.pushLostSince !== undefined),
  )

  // While nothing can be pushed nobody waits for a push to be shown.
  await (await town.button('teller')).press()
  await until('the next alarm goes at once', () => heard().includes('Tiệm vàng bank'), 60_000)

  const service = createServer({ key: ca.key, cert: ca.cert }, (_request, response) => void response.writeHead(201).end())
  await new Promise<void>((resolve) => service.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    service.closeAllConnections()
    service.close()
  })
  await passUntil('push is back', town.clock, 80, () => !lost())
})

import { expect, onTestFinished, test } from 'vitest'
import { openModem } from '../../harness/modem.ts'
import { openPlainBroker } from '../../harness/plain-broker.ts'
import { temporaryFolder } from '../../harness/temporary.ts'
import { until } from '../../harness/until.ts'
import { bridgeProcess } from '../child.ts'
import { inAnHour } from './rig.ts'

async function start() {
  const modem = await openModem({ registration: 2 })
  const broker = await openPlainBroker('g-1', 'secret')
  onTestFinished(() => broker.stop())
  const bridge = bridgeProcess({
    serial: modem.path,
    protocol: 'modem',
    mqttUrl: broker.url(),
    gateway: 'g-1',
    password: 'secret',
    map: {},
    env: { BRIDGE_MAP: '' },
    folder: temporaryFolder(),
  })
  await bridge.start()
  const states = () => broker.on('gateways/g-1/sms/status').map((payload) => JSON.parse(payload).state)
  /** Not retained: the hub says it once, and only the bridge's own disk can know it afterwards. */
  async function order(id: string): Promise<void> {
    await broker.publish('gateways/g-1/sms/out', JSON.stringify({ id, to: '0912345678', text: id, expiresAt: inAnHour() }))
    await until('it is taken', () => states().includes('queued'), 60_000)
    await broker.publish('gateways/g-1/sms/out', '')
  }
  const network = () => {
    modem.world.registration = 1
    modem.say('+CREG: 1')
  }
  return { modem, bridge, order, network, states }
}

test('killed between taking a message and sending it, the bridge sends it once when it is back', { timeout: 180_000 }, async () => {
  const at = await start()
  await at.order('m-1')
  await at.bridge.kill('SIGKILL')
  at.network()
  await at.bridge.start()
  await until('it is delivered', () => at.states().includes('delivered'), 60_000)
  expect(at.modem.submitted.map(({ text }) => text)).toEqual(['m-1'])
  expect(await at.bridge.kill('SIGTERM')).toBe(0)
})

test('killed while the modem has it, the bridge sends it again: twice rather than never', { timeout: 180_000 }, async () => {
  const at = await start()
  await at.order('m-1')
  // It hears the message and never says so.
  at.modem.world.isSilentOnceGiven = true
  at.network()
  await until('the modem is given it', () => at.modem.submitted.length === 1, 60_000)
  await at.bridge.kill('SIGKILL')
  Object.assign(at.modem.world, { isSilentOnceGiven: false, isSilent: false })
  await at.bridge.start()
  await until('it is delivered', () => at.states().includes('delivered'), 60_000)
  expect(at.modem.submitted.map(({ text }) => text)).toEqual(['m-1', 'm-1'])
  expect(await at.bridge.kill('SIGTERM')).toBe(0)
})

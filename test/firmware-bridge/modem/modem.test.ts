import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../harness/temporary.ts'
import { until } from '../../harness/until.ts'
import { inAnHour, modemRig } from './rig.ts'

vi.setConfig({ testTimeout: 180_000 })

test('the beat says how the modem stands, in words the hub reads', async () => {
  const at = await modemRig()
  await until('the network is known', () => at.beat()?.modem?.registration === 'home')
  expect(at.beat()).toMatchObject({
    line: 'open',
    rssi: -71,
    firmware: 'LE11B14SIM7600M22',
    modem: { signal: -71, registration: 'home', operator: 'Viettel', sim: 'ready', model: 'SIMCOM_SIM7600E-H' },
  })
  expect(Object.keys(at.beat()?.counters).length).toBeLessThanOrEqual(16)
})

test('a modem that says nothing any more makes the line silent, is reset, and takes up its work by itself', async () => {
  const at = await modemRig({ world: { model: 'SIM800' } })
  await until('the beat is good', () => at.beat()?.modem?.sim === 'ready')
  at.modem.world.isSilent = true
  await until('the hub hears that it is silent', () => at.told('beat').some(({ line }) => line === 'silent'), 60_000)
  await at.ask('sms/out', { id: 'm-1', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await until('the line is open again', () => at.beat()?.line === 'open')
  await until('what waited is delivered', () => at.told('sms/status').some(({ state }) => state === 'delivered'))
  expect(at.modem.commands).toContain('AT+CFUN=1,1')
  expect(at.said).toContain('the modem does not answer: it is reset')
})

test('a modem that does not even hear a reset has its supply switched, and the line is opened anew', async () => {
  const folder = temporaryFolder()
  const program = join(folder, 'power-cycle')
  writeFileSync(program, `#!/bin/sh\ntouch ${join(folder, 'switched')}\n`)
  chmodSync(program, 0o755)
  const at = await modemRig({ settings: { reset: program } })
  at.modem.world.isHung = true
  await until('its supply is switched', () => existsSync(join(folder, 'switched')), 60_000)
  at.modem.restart()
  await until('it answers again', () => at.beat()?.line === 'open' && at.beat()?.modem?.sim === 'ready')
  expect(at.said.filter((message) => message === 'serial line open').length).toBeGreaterThan(1)
})

test('a wrong PIN is tried once, and not again by the next run', async () => {
  const at = await modemRig({ world: { pin: '1234' }, settings: { pin: '9999' } })
  await until('the beat says so', () => at.beat()?.modem?.sim === 'pin-wrong')
  await at.ask('sms/out', { id: 'm-1', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await until('it is said that someone has to act', () =>
    at.told('sms/status').some(({ code, later }) => code === 'sim-pin-wrong' && later === false),
  )
  await at.closeBridge()
  await at.openBridge()
  at.modem.restart()
  await until('it has started anew', () => at.said.filter((message) => message === 'the modem answers').length > 1)
  expect(at.modem.commands.filter((command) => command.startsWith('AT+CPIN='))).toEqual(['AT+CPIN="9999"'])
  expect(at.modem.world.pinTries).toBe(2)
})

test('the right PIN opens the SIM, at every start of the modem', async () => {
  const at = await modemRig({ world: { pin: '1234' }, settings: { pin: '1234' } })
  await until('it is open', () => at.beat()?.modem?.registration === 'home')
  at.modem.restart()
  await until('it is opened again', () => at.modem.commands.filter((command) => command.startsWith('AT+CPIN=')).length === 2)
  await until('and ready', () => at.beat()?.modem?.registration === 'home')
})

test('a SIM that is taken out is told, and put back is used again', async () => {
  const at = await modemRig()
  at.modem.world.hasSim = false
  await until('the beat says so', () => at.beat()?.modem?.sim === 'missing')
  at.modem.world.hasSim = true
  await until('it is there again', () => at.beat()?.modem?.sim === 'ready' && at.beat()?.modem?.registration === 'home')
})

test('a cable that is pulled is a closed line; plugged in again everything goes on', async () => {
  const at = await modemRig()
  await at.modem.line.pull()
  await until('the hub hears', () => at.beat()?.line === 'closed', 60_000)
  await at.ask('sms/out', { id: 'm-1', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await at.modem.line.plug()
  await until('the line is open', () => at.beat()?.line === 'open')
  await until('what waited is delivered', () => at.told('sms/status').some(({ state }) => state === 'delivered'))
})

test('a modem that is busy with its SIM while it starts is prepared again, and nothing fails meanwhile', async () => {
  const refusals = [{ command: /CMGF|CPMS|CNMI/, answer: '+CMS ERROR: 314', times: 6 }]
  const at = await modemRig({ world: { refusals } })
  await at.ask('sms/out', { id: 'm-1', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await until('it is delivered', () => at.told('sms/status').some(({ state }) => state === 'delivered'), 60_000)
  expect(at.told('sms/status').map(({ state }) => state)).not.toContain('failed')
})

import { expect, test } from 'vitest'
import { until } from '../../harness/until.ts'
import { inAnHour, modemRig } from './rig.ts'

const VIETNAMESE =
  'Cướp tại Tiệm vàng Kim Liên, số 12 đường Lê Hồng Phong, thị trấn Liên Nghĩa. Nút ở quầy bấm lúc 10:31. Bấm số 1 để nhận lệnh.'

test('a Vietnamese message goes out in pieces, and is known to have reached the telephone', async () => {
  const at = await modemRig({ world: { splits: true, interruptions: ['+CREG: 1', '*PSUTTZ: 26,11,26,3,31,0,"+28",0'] } })
  await at.ask('sms/out', { id: 'm-1', to: '0912345678', text: VIETNAMESE, expiresAt: inAnHour() })
  await until('it is delivered', () => at.told('sms/status').some(({ state, part }) => state === 'delivered' && part === undefined))
  expect(at.modem.submitted.map(({ text }) => text).join('')).toBe(VIETNAMESE)
  expect(at.modem.submitted.map(({ piece }) => piece?.number)).toEqual([1, 2])
  expect(at.modem.submitted.every(({ reportWanted }) => reportWanted)).toBe(true)
  const told = at.told('sms/status').map(({ id, state, part }) => [id, state, part])
  expect(told[0]).toEqual(['m-1', 'queued', undefined])
  for (const said of [
    ['m-1', 'sent', 1],
    ['m-1', 'delivered', 1],
    ['m-1', 'delivered', 2],
  ])
    expect(told).toContainEqual(said)
  expect(told.at(-1)).toEqual(['m-1', 'delivered', undefined])
  await until('it is counted', () => at.bridge().counts().delivered === 1)
})

test('the same id again is the same message, after a restart too', async () => {
  const at = await modemRig()
  const order = { id: 'm-2', to: '+84912345678', text: 'Bao dong', expiresAt: inAnHour() }
  await at.ask('sms/out', order)
  await until('it is delivered', () => at.told('sms/status').some(({ state }) => state === 'delivered'))
  await at.ask('sms/out', order)
  await until('how it stands is told again', () => at.told('sms/status').filter(({ state }) => state === 'delivered').length === 2)
  await at.closeBridge()
  await at.openBridge()
  await at.ask('sms/out', order)
  await until('and once more', () => at.told('sms/status').filter(({ state }) => state === 'delivered').length >= 3)
  expect(at.modem.submitted).toHaveLength(1)
})

test('a refusal that may pass is tried again, one that will not is told at once', async () => {
  const at = await modemRig({ world: { refusals: [{ command: /CMGS/, answer: '+CMS ERROR: 41', times: 2 }] } })
  await at.ask('sms/out', { id: 'm-3', to: '0912345678', text: 'one', expiresAt: inAnHour() })
  await until('it is sent in the end', () => at.told('sms/status').some(({ id, state }) => id === 'm-3' && state === 'sent'))
  at.modem.world.refusals.push({ command: /CMGS/, answer: '+CMS ERROR: 28', times: 1 })
  await at.ask('sms/out', { id: 'm-4', to: '0912345679', text: 'two', expiresAt: inAnHour() })
  await until('it has failed', () => at.told('sms/status').some(({ state }) => state === 'failed'))
  expect(at.told('sms/status').find(({ state }) => state === 'failed')).toMatchObject({ id: 'm-4', code: 'cms-28', later: false })
  expect(at.modem.submitted.map(({ text }) => text)).toEqual(['one'])
})

test('what has expired is not sent, and said so; so is what nobody can send', async () => {
  const at = await modemRig({ world: { registration: 2 } })
  await at.ask('sms/out', { id: 'old', to: '0912345678', text: 'x', expiresAt: new Date(Date.now() - 1_000).toISOString() })
  await at.ask('sms/out', { id: 'soon', to: '0912345678', text: 'x', expiresAt: new Date(Date.now() + 700).toISOString() })
  await at.ask('sms/out', { id: 'wrong', to: 'the police', text: 'x', expiresAt: inAnHour() })
  await at.ask('sms/out', { id: 'form', text: 'x' })
  const failed = () => at.told('sms/status').filter(({ state }) => state === 'failed')
  await until('all four are told', () => failed().length === 4)
  expect(Object.fromEntries(failed().map(({ id, code, later }) => [id, [code, later]]))).toEqual({
    old: ['expired', true],
    soon: ['expired', true],
    wrong: ['bad-number', false],
    form: ['unreadable', false],
  })
  expect(at.modem.submitted).toEqual([])
})

test('a message waits while there is no network, and goes when it is back', async () => {
  const at = await modemRig({ world: { registration: 2 } })
  await at.ask('sms/out', { id: 'm-5', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await until('it is taken', () => at.told('sms/status').some(({ state }) => state === 'queued'))
  await until('the beat says so', () => at.beat()?.modem?.registration === 'searching')
  at.modem.world.registration = 1
  at.modem.say('+CREG: 1')
  await until('it is delivered', () => at.told('sms/status').some(({ state }) => state === 'delivered'))
})

test('a telephone that will never have it makes it failed', async () => {
  const at = await modemRig({ world: { reportStatus: 0x45 } })
  await at.ask('sms/out', { id: 'm-6', to: '0912345678', text: 'x', expiresAt: inAnHour() })
  await until('it has failed', () => at.told('sms/status').some(({ state }) => state === 'failed'))
  expect(at.told('sms/status').at(-1)).toMatchObject({ id: 'm-6', code: 'report-45', later: false })
})

test('messages that came while the bridge was off are handed over, and deleted only then', async () => {
  const at = await modemRig()
  await at.closeBridge()
  const long = 'Tôi là tổ trưởng, tôi đang đến. '.repeat(4).trim()
  at.modem.receive('+84987654321', long, true)
  at.modem.receive('Viettel', 'TK cua quy khach con 5.000d', true)
  expect(at.modem.onSim()).toBe(3)
  await at.openBridge()
  await until('both are at the hub', () => at.told('sms/in').length === 2)
  expect(at.told('sms/in').map(({ from, text }) => [from, text])).toEqual(
    expect.arrayContaining([
      ['+84987654321', long],
      ['Viettel', 'TK cua quy khach con 5.000d'],
    ]),
  )
  await until('the SIM is empty', () => at.modem.onSim() === 0)
  await at.broker.stop()
  at.modem.receive('0911', 'OK')
  // The hub is away, and the outbox on disk has it.
  await until('the SIM is empty again', () => at.modem.onSim() === 0)
  expect(at.told('sms/in')).toHaveLength(2)
  await at.broker.start()
  await until('the hub has it when it is back', () => at.told('sms/in').length === 3)
})

test('a message whose piece never comes is handed over with the gap marked', async () => {
  const at = await modemRig()
  const long = 'a'.repeat(153) + 'b'.repeat(10)
  at.modem.receive('0912345678', long, true)
  // The second piece gets lost.
  at.modem.lose(1)
  at.modem.say('+CMTI: "SM",0')
  await until('it is told', () => at.told('sms/in').length === 1)
  expect(at.told('sms/in')[0]).toMatchObject({ text: `${'a'.repeat(153)}…`, incomplete: true })
})

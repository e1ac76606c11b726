import { describe, expect, test } from 'vitest'
import { until } from '../../harness/until.ts'
import { inAnHour, modemRig } from './rig.ts'

const states = (told: Record<string, unknown>[]) => told.map(({ state }) => state)

describe.each(['SIM7600', 'A7670', 'SIM800'] as const)('a %s', (model) => {
  test('calls, says its phrases, hears the key and ends the call', async () => {
    const at = await modemRig({ world: { model } })
    await at.ask('call/out', { id: 'c-1', to: '0912345678', say: ['alarm-holdup', 'press-1'], expiresAt: inAnHour() })
    await until('it dials', () => at.modem.calls.length === 1)
    at.modem.ringsThere()
    await until('it rings there', () => states(at.told('call/status')).includes('ringing'))
    at.modem.answered()
    await until('it is answered', () => states(at.told('call/status')).includes('answered'))
    await until('it has spoken', () => at.modem.played.length >= 2)
    at.modem.press('1')
    await until('it has ended', () => states(at.told('call/status')).includes('ended'))
    expect(states(at.told('call/status'))).toEqual(['queued', 'dialling', 'ringing', 'answered', 'pressed', 'ended'])
    expect(at.told('call/status').find(({ state }) => state === 'pressed')).toMatchObject({ id: 'c-1', digit: '1' })
    expect(at.told('call/status').find(({ state }) => state === 'answered')).toMatchObject({ said: true })
    expect(at.modem.played.slice(0, 2)).toEqual(['alarm-holdup', 'press-1'])
    expect(at.modem.played.at(-1)).toBe('noted')
    expect(at.modem.commands).toContain('AT+CHUP')
  })
})

test('nobody answers, the line is busy, the far end hangs up: each is told, and nothing is called twice', async () => {
  const at = await modemRig()
  const order = (id: string) => at.ask('call/out', { id, to: '0912345678', say: [], expiresAt: inAnHour() })
  await order('c-1')
  await until('it dials', () => at.modem.calls.length === 1)
  await until('nobody answered', () => at.told('call/status').some(({ id, code }) => id === 'c-1' && code === 'no-answer'))
  await order('c-2')
  await until('it dials', () => at.modem.calls.length === 2)
  at.modem.say('BUSY')
  await until('it is busy', () => at.told('call/status').some(({ id, code, later }) => id === 'c-2' && code === 'busy' && later === true))
  await order('c-3')
  await until('it dials', () => at.modem.calls.length === 3)
  at.modem.answered()
  await until('it is answered', () => at.told('call/status').some(({ id, state }) => id === 'c-3' && state === 'answered'))
  at.modem.hangUp()
  await until('it has ended', () => at.told('call/status').some(({ id, state }) => id === 'c-3' && state === 'ended'))
  await order('c-1')
  await until(
    'how it went is told again',
    () => at.told('call/status').filter(({ id, state }) => id === 'c-1' && state === 'failed').length === 2,
  )
  expect(at.modem.calls).toHaveLength(3)
})

const call = async (say: string[]) => {
  const at = await modemRig()
  await at.ask('call/out', { id: 'c-1', to: '0912345678', say, expiresAt: inAnHour() })
  await until('it dials', () => at.modem.calls.length === 1)
  at.modem.answered()
  return at
}
const ended = (told: Record<string, unknown>[]) => states(told).includes('ended')

test('what is not on the modem is left out and told once; of which nothing is there, nothing is said', { timeout: 60_000 }, async () => {
  const some = await call(['alarm-holdup', 'at-bank', 'code', 'press-1'])
  await until('it has said what is there three times', () => some.modem.played.length === 6, 30_000)
  some.modem.hangUp()
  await until('it has ended', () => ended(some.told('call/status')), 30_000)
  expect(some.modem.played).toEqual(['alarm-holdup', 'press-1', 'alarm-holdup', 'press-1', 'alarm-holdup', 'press-1'])
  expect(some.told('call/status').filter(({ code }) => code === 'phrase-missing')).toEqual([
    expect.objectContaining({ state: 'answered', said: true }),
  ])
  const none = await call(['at-bank'])
  await until('it is told', () => none.told('call/status').some(({ code, said }) => code === 'phrase-missing' && said === false), 30_000)
})

test('the name of a site is a wish: without it nothing is missing', { timeout: 60_000 }, async () => {
  const at = await call(['alarm-holdup', 'site-kh-07', 'press-1'])
  await until('it has said the rest three times', () => at.modem.played.length === 6, 30_000)
  at.modem.hangUp()
  await until('it has ended', () => ended(at.told('call/status')), 30_000)
  expect(at.told('call/status').filter(({ code }) => code !== undefined)).toEqual([])
})

test('another key than 1 is told, and the call goes on until 1 is pressed', { timeout: 60_000 }, async () => {
  const at = await call(['alarm-holdup', 'press-1'])
  await until('it is answered', () => states(at.told('call/status')).includes('answered'))
  at.modem.press('5')
  await until('the key is told', () => at.told('call/status').some(({ digit }) => digit === '5'))
  at.modem.press('1')
  await until('it has ended', () => ended(at.told('call/status')), 30_000)
  expect(at.told('call/status').flatMap(({ digit }) => (digit === undefined ? [] : [digit]))).toEqual(['5', '1'])
})

test('the balance is asked for, and answered with its line breaks', async () => {
  const at = await modemRig({ world: { splits: true } })
  await at.ask('ussd/out', { id: 'u-1', code: '*101#', expiresAt: inAnHour() })
  await until('it is answered', () => at.told('ussd/in').length === 1)
  expect(at.told('ussd/in')[0]).toMatchObject({ id: 'u-1', text: 'TK chinh: 45.000d\nHSD: 31/12/2026', later: false })
  await at.ask('ussd/out', { id: 'u-2', code: '*999#', expiresAt: inAnHour() })
  await until('it is refused', () => at.told('ussd/in').length === 2)
  expect(at.told('ussd/in')[1]).toMatchObject({ id: 'u-2', code: 'ussd-4', later: false })
})

test('a call that comes in is refused, so that the line is free', async () => {
  const at = await modemRig()
  const before = at.modem.commands.filter((command) => command === 'AT+CHUP').length
  at.modem.say('RING')
  await until('it is refused', () => at.modem.commands.filter((command) => command === 'AT+CHUP').length === before + 1)
})

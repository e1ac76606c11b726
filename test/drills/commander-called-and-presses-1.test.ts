import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { until } from '../harness/until.ts'

it('an alarm that nobody answers for thirty seconds calls the commander, whose key 1 takes it', { timeout: 120_000 }, async () => {
  const town = await commune()
  await withNumbers(town, 'commander')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const view = () => officer.get(`/incidents/${id}`)
  await town.clock.push(29_000)
  expect(modem.calls()).toEqual([])
  await town.clock.push(1_000)
  const [call] = await until('the call', () => (modem.calls().length > 0 ? modem.calls() : null), 30_000)
  if (!call) throw new Error('no call')
  expect(call).toMatchObject({ to: NUMBERS.commander })
  expect(call.say.length).toBeGreaterThan(0)

  await modem.status('call', call.id, 'answered', { said: true })
  await until(
    'it was picked up',
    async () => (await view()).messages.some((each: any) => each.channel === 'call' && each.state === 'delivered'),
    30_000,
  )
  expect(await view(), 'a voice at the other end proves nobody').toMatchObject({ ringing: true, phase: 'ringing' })

  await modem.status('call', call.id, 'pressed', { digit: '1' })
  await modem.status('call', call.id, 'ended')
  await until('it is taken', async () => (await view()).phase === 'acknowledged', 30_000)
  const taken = await view()
  expect(taken).toMatchObject({ ringing: false, acknowledgedBy: { id: town.id('commander') } })
  expect(taken.messages.find((each: any) => each.channel === 'call')).toMatchObject({ state: 'answered' })
  await until('a word back', () => modem.textsTo(NUMBERS.commander).some((text) => text.startsWith('Đã ghi: bạn nhận báo động')), 30_000)
})

it('a call that nobody presses 1 in is told as such, and the next step calls again', { timeout: 120_000 }, async () => {
  const town = await commune()
  await withNumbers(town, 'commander')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await town.clock.push(30_000)
  const [call] = await until('the call', () => (modem.calls().length > 0 ? modem.calls() : null), 30_000)
  await modem.status('call', call?.id ?? '', 'ended')
  const calls = async () => (await officer.get(`/incidents/${id}`)).messages.filter((each: any) => each.channel === 'call')
  await until('it ended', async () => (await calls())[0]?.code === 'not-pressed', 30_000)
  await town.clock.push(65_000)
  await until('another call', () => modem.calls().length > 1, 30_000)
})

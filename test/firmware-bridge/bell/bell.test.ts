import { expect, test } from 'vitest'
import { until } from '../../harness/until.ts'
import { rig } from './rig.ts'

test('it rings while the hub says so, tells its programs why, and is silent when the hub says that', async () => {
  const { siren, told, says } = await rig()
  await told({ ringing: true })
  await until('it sounds', () => siren.said().includes('on alarm'))
  await until('the hub knows', () => says().bell?.doing === 'ringing' && says().bell?.command?.ok === true)
  await told({ ringing: false })
  await until('it is silent', () => siren.said().at(-1) === 'off')
  await told({ ringing: true, drill: true })
  await until('it sounds for a drill', () => siren.said().at(-1) === 'on drill')
  expect(siren.said().join()).not.toContain('PASSWORD')
  expect(says()).toMatchObject({ line: 'open', bell: { doing: 'ringing' }, counters: { alarms: 2 } })
})

test('30 s without a word from the hub: it chirps, again every 30 s, and stops when the hub is heard', async () => {
  const { siren, told, pass, within, bell, log } = await rig()
  await told({ ringing: false })
  await until('it is silent', () => siren.said().at(-1) === 'off')
  await pass(29)
  expect(bell.doing()).toBe('quiet')
  const chirps = () => siren.said().filter((line) => line === 'trouble trouble').length
  await within(2, 'it chirps', () => chirps() === 1)
  await pass(28)
  expect(chirps()).toBe(1)
  await within(3, 'it chirps again', () => chirps() === 2)
  await told({ ringing: false })
  await pass(25)
  expect(chirps()).toBe(2)
  expect(bell.doing()).toBe('quiet')
  expect(log).toContain('the hub has not been heard for 30 s')
})

test('a message every ten seconds keeps it quiet, and one of three may be lost', async () => {
  const { told, clock, bell } = await rig()
  for (let beats = 0; beats < 6; beats += 1) {
    await told({ ringing: false })
    await clock.push(beats % 2 === 0 ? 10_000 : 20_000)
    expect(bell.doing()).toBe('quiet')
  }
})

test('an alarm that rang when the hub was lost rings on for ten minutes, and then the bell chirps', async () => {
  const { siren, told, clock, bell, within } = await rig()
  await told({ ringing: true })
  await until('it sounds', () => siren.said().includes('on alarm'))
  await clock.push(9 * 60_000)
  expect(bell.doing()).toBe('ringing')
  expect(siren.said().some((line) => line.startsWith('off') || line.startsWith('trouble'))).toBe(false)
  await within(120, 'it chirps', () => siren.said().at(-1) === 'trouble trouble')
  expect(siren.said()).toContain('off')
  expect(bell.doing()).toBe('trouble')
  // The hub is back, and the alarm still rings.
  await told({ ringing: true })
  await until('it sounds again', () => siren.said().at(-1) === 'on alarm')
})

test('a test whose end was lost does not ring on', async () => {
  const { siren, told, within } = await rig()
  await told({ ringing: true, test: true })
  await until('it sounds', () => siren.said().includes('on test'))
  await within(31, 'it chirps', () => siren.said().at(-1) === 'trouble trouble')
})

test('what a broker has kept from before is no sign that the hub lives', async () => {
  const { broker, tell, bell, within, told } = await rig()
  await told({ ringing: false })
  await within(31, 'it is in trouble', () => bell.doing() === 'trouble')
  await broker.stop()
  await broker.start()
  await tell({ ringing: true })
  await within(20, 'it rings, as it was told', () => bell.doing() === 'ringing')
})

test('without a program for trouble the siren itself sounds for a moment', async () => {
  const { siren, within } = await rig({ trouble: false })
  await within(40, 'it chirped', () => siren.said().join() === 'off,on trouble,off')
})

test('a program that fails is tried again, and the hub hears of it as of a dead line', async () => {
  const { siren, told, within, says, bell } = await rig()
  siren.does('on', 'fails')
  await told({ ringing: true })
  await until('the hub knows', () => says().line === 'closed')
  expect(says().bell.command).toEqual({ hook: 'on', ok: false, why: 'ended with 3: no such relay' })
  siren.does('on', 'works')
  await within(5, 'it sounds', () => says().line === 'open')
  expect(says().bell.command).toEqual({ hook: 'on', ok: true })
  expect(bell.counts().failed).toBeGreaterThan(0)
})

test('a program that hangs is ended after 10 s, and an order to ring does not wait for it', async () => {
  const { siren, told, clock, says } = await rig()
  siren.does('off', 'hangs')
  await told({ ringing: false })
  await until('it hangs', () => siren.said().at(-1) === 'off')
  await clock.push(10_000)
  await until('that is known', () => says().bell?.command?.why === 'did not end within 10 s')
  await clock.push(2_000)
  await until('it is tried again', () => siren.said().filter((line) => line === 'off').length === 2)
  await told({ ringing: true })
  await until('it gives way', () => siren.said().at(-1) === 'on alarm')
  expect(siren.said().at(-2)).toBe('off stopped')
  siren.does('off', 'works')
})

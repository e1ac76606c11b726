import { describe, expect, test } from 'vitest'
import { createGate } from '../../hub/broker/gate.ts'
import { createRefusals } from '../../hub/broker/refusals.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { closing, device, directoryOf, memoryLog, recordingDesk, start } from './fixture.ts'

/** What is said after connecting. */
const afterConnect = <T extends { type: string }>(commands: T[]) => commands.slice(1)

describe('a message that is no press', () => {
  test('is heard with what a beat carries, also from the gateway that carries it', async () => {
    const { broker, desk } = await start()
    const carrier = await device(broker, 'g1')
    await carrier.publishAsync('buttons/b3/beat', '{"battery":86,"tamper":true}', { qos: 1 })
    await carrier.publishAsync('gateways/g1/beat', '{"uptime":3600}', { qos: 1 })
    expect(afterConnect(desk.commands)).toMatchObject([
      { type: 'Heard', device: 'b3', site: 'shop', beat: { battery: 86, tamper: true } },
      { type: 'Heard', device: 'g1', site: null, beat: {} },
      { type: 'Heard', device: 'g1', site: null, beat: { uptime: 3600 } },
    ])
  })

  test('and is an unreadable beat counts as heard and is recorded', async () => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1')
    await button.publishAsync('buttons/b1/beat', '{"battery":"full"}', { qos: 1 })
    expect(afterConnect(desk.commands)).toMatchObject([
      { type: 'Heard', device: 'b1' },
      { type: 'NotUnderstood', device: 'b1', topic: 'buttons/b1/beat', raw: '{"battery":"full"}' },
    ])
  })

  test.each([
    ['online', [{ type: 'Heard', device: 'b1' }]],
    ['offline', [{ type: 'DeviceLost', device: 'b1' }]],
    [
      'asleep',
      [
        { type: 'Heard', device: 'b1' },
        { type: 'NotUnderstood', topic: 'buttons/b1/status', raw: 'asleep' },
      ],
    ],
  ])('with the status %s is taken at its word', async (payload, commands) => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1')
    await button.publishAsync('buttons/b1/status', payload, { qos: 1, retain: true })
    expect(afterConnect(desk.commands)).toMatchObject(commands)
  })

  test.each([
    ['b1', 'buttons/b1/temperature'],
    ['g1', 'gateways/g1/zigbee2mqtt/0x00158d'],
    ['g1', 'gateways/g1/press'],
  ])('from %s on its own unknown topic %s is recorded, shortened', async (id, topic) => {
    const { broker, desk } = await start()
    const client = await device(broker, id)
    await client.publishAsync(topic, `é${'x'.repeat(5_000)}`, { qos: 1 })
    expect(afterConnect(desk.commands)).toMatchObject([
      { type: 'Heard', device: id },
      { type: 'NotUnderstood', device: id, topic, raw: `é${'x'.repeat(199)}` },
    ])
    expect(client.connected).toBe(true)
  })

  test('but a PINGREQ counts as heard', async () => {
    const { broker, desk, clock } = await start()
    const button = await device(broker, 'b1')
    await clock.push(30_000)
    button.sendPing()
    await until('it is heard', () => desk.of('Heard').length === 2)
    expect(desk.of('Heard')[1]).toEqual({ type: 'Heard', at: clock.now(), device: 'b1', site: 'shop', beat: {} })
  })

  test('does not wait for the disk, however much of it waits there', async () => {
    const { broker, desk } = await start()
    desk.answer = () => new Promise(() => {})
    const button = await device(broker, 'b1')
    for (let beats = 0; beats < 50; beats++) await button.publishAsync('buttons/b1/beat', '', { qos: 1 })
  })
})

describe('a topic that is not its own', () => {
  test.each([
    ['b1', 'buttons/b2/press'],
    ['b1', 'buttons/b1/lamp'],
    ['b1', 'gateways/g1/beat'],
    ['b1', 'stations/home/bell'],
    ['b1', 'relays/home/power'],
    ['b1', '$SYS/hub/press'],
    ['b1', 'press'],
    ['g1', 'buttons/b4/press'],
    ['g1', 'buttons/b1/beat'],
    ['g1', 'buttons/b5/press'],
    ['g1', 'buttons/b3/lamp'],
    ['g1', 'buttons/b3/status'],
    ['g1', 'gateways/g2/status'],
    ['g1', 'stations/home/bell'],
  ])('closes the connection of %s that publishes to %s, with a line in the log', async (id, topic) => {
    const { broker, desk, log } = await start()
    const client = await device(broker, id)
    const ended = closing(client)
    client.publish(topic, '{}', { qos: 1 })
    await ended
    expect(desk.commands.filter(({ type }) => type !== 'Heard' && type !== 'DeviceLost')).toEqual([])
    expect(log.lines).toContainEqual({ level: 'warn', message: 'not its own topic', fields: { device: id, because: 'topic', topic } })
  })

  test.each(['buttons/b1/lamp', 'buttons/b2/press'])('named in a Last Will (%s) is not published', async (topic) => {
    const { broker, desk, log } = await start()
    const reader = await device(broker, 'g1')
    const button = await device(broker, 'b1', { will: { topic, payload: Buffer.from('forged'), qos: 1, retain: true } })
    button.stream.destroy()
    await until('its will is refused', () => log.lines.some(({ fields }) => fields.because === 'topic'))
    await reader.publishAsync('gateways/g1/beat', '', { qos: 1 })
    expect(desk.of('Press')).toEqual([])
  })
})

test('a press left as a Last Will rings', async () => {
  const { broker, desk } = await start()
  const button = await device(broker, 'b1', {
    will: { topic: 'buttons/b1/press', payload: Buffer.from('{"press":"last"}'), qos: 1, retain: false },
  })
  button.stream.destroy()
  await until('it rings', () => desk.of('Press').length === 1)
})

test('a will that Aedes sweeps up without its client says nothing and is not published', async () => {
  const desk = recordingDesk()
  const deps = { desk, log: memoryLog(), clock: pushedClock(), directory: () => directoryOf() }
  const gate = createGate({ ...deps, rosterFor: unused, newIncidentId: unused, modemSays: unused }, createRefusals(deps.clock))
  const will = { cmd: 'publish', topic: 'buttons/b1/status', payload: 'offline', qos: 1, dup: false, retain: true } as const
  const error = await new Promise((resolve) => gate.publish(null, will, resolve))
  expect(error).toBeInstanceOf(Error)
  expect(desk.commands).toEqual([])
})

function unused(): never {
  throw new Error('a will is no press')
}

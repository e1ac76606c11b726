import { describe, expect, test } from 'vitest'
import type { Answer } from '../../hub/desk/types.ts'
import { until } from '../harness/until.ts'
import { closing, device, directoryOf, manyButtons, onDisk, slowDisk, start } from './fixture.ts'

describe('a press', () => {
  test('reaches the desk with its button, site, roster and a fresh incident', async () => {
    const { broker, desk, clock } = await start()
    const button = await device(broker, 'b2')
    await button.publishAsync('buttons/b2/press', '{"press":"p1","kind":"duress","battery":87}', { qos: 1 })
    expect(desk.of('Press')).toEqual([
      {
        type: 'Press',
        at: clock.now(),
        read: { kind: 'duress', pressId: 'p1', battery: 87, marks: [] },
        button: 'b2',
        site: 'bank',
        gateway: null,
        incident: 'incident-1',
        roster: expect.objectContaining({ site: 'bank' }),
      },
    ])
  })

  test('is acknowledged only when it is on disk', async () => {
    const { broker, desk } = await start()
    const written = slowDisk(desk)
    const button = await device(broker, 'b1')
    let isAcknowledged = false
    const acknowledged = button.publishAsync('buttons/b1/press', '', { qos: 1 }).then(() => (isAcknowledged = true))
    await until('the desk has decided it', () => desk.of('Press').length === 1)
    // A message sent later is answered, so an acknowledgement sent at once would have arrived.
    await button.publishAsync('buttons/b1/beat', '', { qos: 1 })
    expect(isAcknowledged).toBe(false)
    expect(broker.health().heldPresses).toBe(1)
    written()
    await acknowledged
    expect(broker.health().heldPresses).toBe(0)
  })

  test('that cannot be written closes the connection at the limit, and is taken when the button sends it again', async () => {
    const { broker, desk, clock, log } = await start({ writeLimitMs: 10_000 })
    slowDisk(desk)
    const button = await device(broker, 'b1', { reconnectPeriod: 20 })
    const acknowledged = button.publishAsync('buttons/b1/press', '{"press":"p1"}', { qos: 1 })
    await until('the desk has decided it', () => desk.of('Press').length === 1)
    const ended = closing(button)
    await clock.push(9_999)
    expect(button.connected).toBe(true)
    await clock.push(1)
    await ended
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'press not acknowledged' }))
    desk.answer = onDisk
    await acknowledged
    expect(desk.of('Press').map(({ read }) => read.pressId)).toEqual(['p1', 'p1'])
  })

  test.each<[string, () => Promise<Answer>]>([
    ['that the desk refuses', async () => ({ ok: false, refusal: { refused: 'journal-behind' } })],
    ['at which the desk fails', () => Promise.reject(new Error('broken'))],
  ])('%s closes the connection and is logged', async (_what, answer) => {
    const { broker, desk, log } = await start()
    desk.answer = (command) => (command.type === 'Press' ? answer() : onDisk())
    const button = await device(broker, 'b1')
    const ended = closing(button)
    button.publish('buttons/b1/press', '', { qos: 1 })
    await ended
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ message: 'press not acknowledged', fields: expect.objectContaining({ button: 'b1' }) }),
    ])
  })

  test('at a site of which nobody knows whom to tell closes the connection and is logged, and its button sends it again', async () => {
    const { broker, desk, log } = await start({
      rosterFor() {
        throw new Error('site bank is not in the directory')
      },
    })
    const button = await device(broker, 'b1')
    const ended = closing(button)
    button.publish('buttons/b1/press', '', { qos: 1 })
    await ended
    expect(desk.of('Press')).toEqual([])
    expect(broker.health().heldPresses).toBe(0)
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'press not acknowledged' }))
  })

  test.each([
    ['an empty payload', '', ['unreadable']],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0xfe]), ['unreadable']],
    ['an unknown kind', '{"kind":"help"}', ['unknown-code']],
    ['60 kB of nothing', 'x'.repeat(60_000), ['unreadable']],
  ])('with %s is acknowledged and rings as what it is', async (_what, payload, marks) => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1')
    await button.publishAsync('buttons/b1/press', payload, { qos: 1 })
    expect(desk.of('Press')[0]?.read).toMatchObject({ kind: 'holdup', marks })
    expect(button.connected).toBe(true)
  })

  test('that was sent with retain is marked, and is not kept to be played again', async () => {
    const { broker, desk } = await start()
    const carrier = await device(broker, 'g1')
    await carrier.publishAsync('buttons/b3/press', '{"press":"old"}', { qos: 1, retain: true })
    await carrier.publishAsync('gateways/g1/zigbee/state', 'kept?', { qos: 1, retain: true })
    expect(desk.of('Press')[0]?.read.marks).toEqual(['late', 'retained'])
    const heard: string[] = []
    carrier.on('message', (topic) => heard.push(topic))
    await carrier.subscribeAsync('gateways/g1/#')
    await carrier.publishAsync('gateways/g1/beat', '', { qos: 1 })
    await until('its own beat has come back', () => heard.length > 0)
    expect(heard).toEqual(['gateways/g1/beat'])
  })

  test.each([0, 1, 2] as const)('counts at QoS %i', async (qos) => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1')
    await button.publishAsync('buttons/b1/press', '{"press":"p1"}', { qos })
    await until('it is decided', () => desk.of('Press').length === 1)
  })

  test('of one button does not wait for the unwritten presses of others behind the same gateway', async () => {
    const { broker, desk } = await start({
      initial: directoryOf({ buttons: manyButtons(9).map((each) => ({ ...each, gateway: 'g1' as never })) }),
    })
    slowDisk(desk)
    const carrier = await device(broker, 'g1')
    // written in one turn, so that the broker reads them together
    for (let at = 0; at < 4; at++) carrier.publish(`buttons/many-${at}/press`, '', { qos: 1 })
    await until('they are decided', () => desk.of('Press').length === 4)
    for (let at = 4; at < 9; at++) {
      carrier.publish(`buttons/many-${at}/press`, '', { qos: 1 })
      await until('it is decided while the others wait', () => desk.of('Press').length === at + 1)
    }
  })

  test('by 200 buttons at once is acknowledged to every one of them', async () => {
    const { broker, desk } = await start({ initial: directoryOf({ buttons: manyButtons(200) }) })
    const written = slowDisk(desk)
    const buttons = await Promise.all(manyButtons(200).map(({ id }) => device(broker, id)))
    expect(broker.connectedDevices()).toHaveLength(200)
    const acknowledged = Promise.all(buttons.map((each, at) => each.publishAsync(`buttons/many-${at}/press`, '{"press":"p"}', { qos: 1 })))
    await until('all are decided', () => desk.of('Press').length === 200)
    written()
    await acknowledged
    expect(new Set(desk.of('Press').map((press) => press.button)).size).toBe(200)
  })
})

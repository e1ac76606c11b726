import { describe, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { closing, device, inbox, rawSocket, slowDisk, start } from './fixture.ts'

const offline = { topic: 'buttons/b1/status', payload: Buffer.from('offline'), qos: 1, retain: true } as const
const asGateway = { ...offline, topic: 'gateways/g1/status' }

describe('a connection that ends', () => {
  test.each([
    ['breaks', (client: Awaited<ReturnType<typeof device>>) => client.stream.destroy()],
    ['says goodbye', (client: Awaited<ReturnType<typeof device>>) => client.end()],
  ])('because it %s is one loss of the device, at once', async (_how, end) => {
    const { broker, desk, clock } = await start()
    end(await device(broker, 'b1'))
    await until('it is lost', () => desk.of('DeviceLost').length > 0)
    await device(broker, 'b2')
    expect(desk.of('DeviceLost')).toEqual([{ type: 'DeviceLost', at: clock.now(), device: 'b1' }])
    expect(broker.connectedDevices()).toEqual(['b2'])
  })

  test('leaving a Last Will is one loss all the same', async () => {
    const { broker, desk } = await start()
    const carrier = await device(broker, 'g1', { will: asGateway })
    await carrier.subscribeAsync('gateways/g1/#')
    carrier.stream.destroy()
    await until('it is lost', () => desk.of('DeviceLost').length > 0)
    const again = await device(broker, 'g1')
    await again.publishAsync('gateways/g1/beat', '', { qos: 1 })
    expect(desk.of('DeviceLost').map((lost) => lost.device)).toEqual(['g1'])
  })

  test('because nothing came for one and a half times its keep-alive is a loss', async () => {
    const { broker, desk } = await start()
    const socket = await rawSocket(broker)
    // CONNECT, MQTT 3.1.1 §3.1: clean session, user name, password, keep-alive of 1 s; then silence on an open socket
    const text = (value: string) => Buffer.concat([Buffer.from([0, value.length]), Buffer.from(value)])
    const body = Buffer.concat([text('MQTT'), Buffer.from([4, 0b11000010, 0, 1]), text('b1'), text('b1'), text('password of b1')])
    socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body]))
    await until('it is connected', () => broker.connectedDevices().includes('b1' as never))
    await until('it is lost', () => desk.of('DeviceLost').length === 1)
  })

  test('on a closing hub is no loss: a restart is not an outage', async () => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1', { will: offline })
    const ended = closing(button)
    await broker.close()
    await ended
    expect(desk.of('DeviceLost')).toEqual([])
  })
})

describe('a device that connects again before its older connection has ended', () => {
  test('is not lost: neither the end nor the will of the older connection says anything', async () => {
    const { broker, desk } = await start()
    const older = await device(broker, 'g1', { will: asGateway })
    await older.subscribeAsync(['gateways/g1/#', 'buttons/b3/lamp'])
    const ended = closing(older)
    const newer = await device(broker, 'g1', { will: asGateway })
    await ended
    await newer.publishAsync('gateways/g1/beat', '', { qos: 1 })
    expect(desk.of('DeviceLost')).toEqual([])
    expect(broker.connectedDevices()).toEqual(['g1'])
    newer.stream.destroy()
    await until('the loss of the newer one is told', () => desk.of('DeviceLost').length === 1)
  })

  test('many times over still has one connection, which hears what is published and whose loss is told once', async () => {
    const { broker, desk } = await start()
    const connections = await Promise.all(Array.from({ length: 8 }, () => device(broker, 'b1', { will: offline })))
    await until('the others have ended', () => connections.filter(({ connected }) => connected).length === 1)
    const last = connections.find(({ connected }) => connected) as (typeof connections)[number]
    const heard = inbox(last)
    await last.subscribeAsync('buttons/b1/lamp')
    broker.publish('buttons/b1/lamp', 'shown')
    await until('it hears', () => heard.length > 0)
    expect(desk.of('DeviceLost')).toEqual([])
    last.stream.destroy()
    await until('its loss is told', () => desk.of('DeviceLost').length > 0)
    expect(desk.of('DeviceLost')).toHaveLength(1)
  })

  test('may send again the press that its older connection still waits for', async () => {
    const { broker, desk } = await start()
    const written = slowDisk(desk)
    const older = await device(broker, 'b1')
    older.publish('buttons/b1/press', '{"press":"p"}', { qos: 1 })
    await until('it is decided', () => desk.of('Press').length === 1)
    const newer = await device(broker, 'b1')
    const acknowledged = newer.publishAsync('buttons/b1/press', '{"press":"p"}', { qos: 1 })
    await until('it is decided again', () => desk.of('Press').length === 2)
    written()
    await acknowledged
    expect(broker.connectedDevices()).toEqual(['b1'])
  })
})

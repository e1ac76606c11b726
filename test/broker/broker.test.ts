import { describe, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { closing, device, directoryOf, inbox, manyButtons, rawSocket, slowDisk, start } from './fixture.ts'

describe('the broker', () => {
  test('says where it listens and how it is', async () => {
    const { broker } = await start()
    expect(broker.url).toBe(`mqtt://127.0.0.1:${broker.port}`)
    expect(broker.health()).toEqual({ isListening: true, connections: 0, waiting: 0, heldPresses: 0, refused: [] })
    await broker.close()
    expect(broker.health().isListening).toBe(false)
  })

  test('that closes lets a press in hand be acknowledged first', async () => {
    const { broker, desk } = await start()
    const written = slowDisk(desk)
    const button = await device(broker, 'b1')
    const acknowledged = button.publishAsync('buttons/b1/press', '', { qos: 1 })
    await until('it is decided', () => desk.of('Press').length === 1)
    const closed = broker.close()
    written()
    await acknowledged
    await closed
  })

  test('that closes beside a hung disk does not wait for it longer than a second', async () => {
    const { broker, desk, clock } = await start()
    slowDisk(desk)
    const button = await device(broker, 'b1')
    const ended = closing(button)
    button.publish('buttons/b1/press', '', { qos: 1 })
    await until('it is decided', () => desk.of('Press').length === 1)
    const closed = broker.close()
    await clock.push(1_000)
    await closed
    await ended
  })

  test('that closes ends every connection, also of those who never said who they are', async () => {
    const { broker } = await start({ initial: directoryOf({ buttons: manyButtons(30) }) })
    const clients = await Promise.all(manyButtons(30).map(({ id }) => device(broker, id)))
    const stranger = await rawSocket(broker)
    await broker.close()
    await until('all have ended', () => stranger.closed && clients.every(({ connected }) => !connected))
    expect(broker.connectedDevices()).toEqual([])
  })

  test('delays nobody for a subscriber that does not read', async () => {
    const { broker } = await start()
    const [frozen, reader] = [await device(broker, 'g1'), await device(broker, 'b1')]
    await frozen.subscribeAsync('gateways/g1/#')
    const heard = inbox(reader)
    await reader.subscribeAsync('buttons/b1/lamp')
    frozen.stream.pause()
    // more than both sockets' buffers hold
    for (let at = 0; at < 400; at++) broker.publish('gateways/g1/commands', `${at} ${'x'.repeat(60_000)}`)
    for (let at = 0; at < 200; at++) broker.publish('buttons/b1/lamp', `lamp ${at}`)
    await until('the reader has them all', () => heard.length === 200)
    expect(broker.connectedDevices()).toContain('g1')
  })
})

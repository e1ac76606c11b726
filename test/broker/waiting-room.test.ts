import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createWaitingRoom } from '../../hub/broker/waiting-room.ts'
import { until } from '../harness/until.ts'
import { device, rawSocket, start } from './fixture.ts'

test('when there is no place left, the connection that has waited longest makes room', async () => {
  const room = createWaitingRoom(2)
  const server = createServer((socket) => room.enter(socket)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  const first = await rawSocket({ port })
  const ended = new Promise((resolve) => first.once('close', resolve))
  await until('it has a place', () => room.size() === 1)
  const second = await rawSocket({ port })
  await until('it has a place', () => room.size() === 2)
  await rawSocket({ port })
  await ended
  await until('it is forgotten', () => room.size() === 2)
  expect(second.destroyed).toBe(false)
  second.destroy()
  await until('who leaves makes room too', () => room.size() === 1)
})

test('a device that has proved who it is no longer takes a place there', async () => {
  const { broker } = await start()
  await rawSocket(broker)
  await device(broker, 'b1')
  await until('only the stranger waits', () => broker.health().waiting === 1)
  expect(broker.health().connections).toBe(1)
})

/** A real broker in the hub's place, with one device's credentials; `decide` stands where the hub writes its journal before the PUBACK. */
import { createServer, type Socket } from 'node:net'
import { Aedes } from 'aedes'
import { freePort } from './free-port.ts'

export type Published = { topic: string; payload: string; retain: boolean }

export type PlainBroker = {
  url(): string
  /** Everything the device published, in order, confirmed or not. */
  published: Published[]
  on(topic: string): string[]
  /** Replaced by a test: an error closes the connection, a promise holds the PUBACK. */
  decide: (message: Published) => Promise<void> | void
  /** From the hub, retained. */
  publish(topic: string, payload: string): Promise<void>
  /** The connections break and nobody listens. */
  stop(): Promise<void>
  /** On the same port as before; nothing retained is left. */
  start(): Promise<void>
}

export async function openPlainBroker(id: string, password: string): Promise<PlainBroker> {
  const port = await freePort()
  let stop = async () => {}
  let aedes: Aedes
  const published: Published[] = []

  async function start(): Promise<void> {
    aedes = new Aedes({
      authenticate: (client, username, secret, done) => done(null, client.id === id && username === id && String(secret) === password),
      authorizePublish(_client, packet, done) {
        const message = { topic: packet.topic, payload: packet.payload.toString(), retain: packet.retain }
        published.push(message)
        Promise.resolve()
          .then(() => broker.decide(message))
          .then(
            () => done(null),
            (error: Error) => done(error),
          )
      },
    })
    await aedes.listen()
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      aedes.handle(socket)
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    stop = async () => {
      stop = async () => {}
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
      await new Promise<void>((resolve) => aedes.close(resolve))
    }
  }

  const broker: PlainBroker = {
    url: () => `mqtt://127.0.0.1:${port}`,
    published,
    on: (topic) => published.filter((message) => message.topic === topic).map((message) => message.payload),
    decide: () => {},
    publish: (topic, payload) =>
      new Promise((resolve, reject) => {
        aedes.publish({ cmd: 'publish', topic, payload, qos: 1, retain: true, dup: false }, (error) => (error ? reject(error) : resolve()))
      }),
    stop: () => stop(),
    start,
  }
  await start()
  return broker
}

/** Aedes by itself, in memory: what the hub's broker costs before anything is decided or kept. */
import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'

const aedes = await Aedes.createBroker()
const server = createServer({ noDelay: true }, aedes.handle)
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ mqtt: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`)
})
process.once('SIGTERM', () => process.exit(0))

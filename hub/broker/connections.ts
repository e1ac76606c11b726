/**
 * Which connection speaks for a device. A device that connects again leaves its older connection behind, whose
 * end and Last Will arrive after the newer one has begun: a takeover is not an outage, so only the newest is believed.
 */
import type { Client } from 'aedes'
import type { DeviceId } from '../contract/ids.ts'

/** One connection of one device; a second connection of the same device is another one. */
export type Connection = {
  readonly device: DeviceId
  readonly client: Client
  /** Presses of this connection that wait for the disk. */
  held: number
  /** Signs of life handed to the desk and not answered yet. */
  unanswered: number
}

export type Connections = {
  /** Begins a connection and ends the older one of the same device ([MQTT-3.1.4-2]). */
  open(device: DeviceId, client: Client): Connection
  of(client: Client): Connection | undefined
  /** False once its socket has closed or a newer one has begun. */
  isLive(connection: Connection): boolean
  /** Ends the device's connection; false when it has none. */
  end(device: DeviceId): boolean
  devices(): DeviceId[]
  /** The live connection of a device. */
  clientOf(device: DeviceId): Client | null
}

/** @param lost called when the newest connection of a device has ended and no other has taken its place */
export function createConnections(lost: (device: DeviceId) => void): Connections {
  const newest = new Map<DeviceId, Connection>()
  const byClient = new WeakMap<Client, Connection>()

  return {
    open(device, client) {
      const older = newest.get(device)
      const connection: Connection = { device, client, held: 0, unanswered: 0 }
      newest.set(device, connection)
      byClient.set(client, connection)
      // The socket's own end, because Aedes' `clientDisconnect` is not told of every connection that ends during a takeover.
      client.conn.once('close', () => {
        if (newest.get(device) !== connection) return
        newest.delete(device)
        lost(device)
      })
      older?.client.close()
      return connection
    },
    of: (client) => byClient.get(client),
    isLive: (connection) => newest.get(connection.device) === connection && !connection.client.closed,
    end(device) {
      const connection = newest.get(device)
      connection?.client.close()
      return connection !== undefined
    },
    devices: () => [...newest.keys()],
    clientOf(device) {
      const client = newest.get(device)?.client
      return client && !client.closed ? client : null
    },
  }
}

/** Who may connect: client id = username = the device's id, with its own password. */
import type { Socket } from 'node:net'
import type { AuthenticateError, Client } from 'aedes'
import type { DeviceId, GatewayId } from '../contract/ids.ts'
import type { Button } from '../contract/resources.ts'
import type { BrokerDeps } from './deps.ts'
import type { Refusals } from './refusals.ts'

/** Return codes of CONNACK, MQTT 3.1.1 §3.2.2.3: 4 bad user name or password, 5 not authorized. */
const RETURN_CODE = { 'bad-credentials': 4, retired: 5, 'client-id': 5 } as const
/** A refused name goes into the log and the metrics; the longest id there is has 64 characters. */
const NAME_CHARS = 64

type Judged = { device: DeviceId } | { because: keyof typeof RETURN_CODE }
type Done = (error: AuthenticateError | null, success: boolean | null) => void

export function createAdmission(
  { directory, verifyDevice, log }: Pick<BrokerDeps, 'directory' | 'verifyDevice' | 'log'>,
  refusals: Refusals,
  admitted: (device: DeviceId, client: Client) => void,
) {
  function judge(clientId: string, username: string, password: string): Judged {
    const device = verifyDevice(username, password)
    if (device) return clientId === device ? { device } : { because: 'client-id' }
    const { buttons, gateways } = directory()
    const known = buttons.get(username as Button['id']) ?? gateways.get(username as GatewayId)
    return { because: known?.retiredAt === undefined ? 'bad-credentials' : 'retired' }
  }

  return function authenticate(client: Client, username: string | undefined, password: Buffer | undefined, done: Done): void {
    const judged = judge(client.id, username ?? '', password?.toString() ?? '')
    if ('because' in judged) {
      const { because } = judged
      const device = (username || client.id).slice(0, NAME_CHARS)
      const from = (client.conn as Socket).remoteAddress
      if (refusals.note(device, because)) log.warn({ device, because, from }, 'connection refused')
      done(Object.assign(new Error(because), { returnCode: RETURN_CODE[because] }), false)
      return
    }
    // A socket that has ended meanwhile would never tell that it ended.
    if (!client.closed && !client.conn.destroyed) admitted(judged.device, client)
    done(null, true)
  }
}

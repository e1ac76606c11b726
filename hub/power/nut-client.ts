/** Asks upsd for everything a UPS says (RFC 9271). One question at a time; after a fault the next one begins anew. */
import type { Clock } from '../desk/clock.ts'
import { type NutConnection, openConnection } from './nut-connection.ts'
import { quoted, wordsOf } from './nut-line.ts'
import type { UpsAddress } from './ups-address.ts'

export type NutClient = {
  /** Every variable of the UPS, by name. Rejects with what is wrong, in words. */
  variables(): Promise<ReadonlyMap<string, string>>
  close(): void
}

const ANSWER_MS = 4_000

/** What may be said of an error (RFC 9271), and what to do about it. */
const ERRORS: Readonly<Record<string, string>> = {
  'ACCESS-DENIED': 'upsd does not let this machine or this name in: see upsd.users, and LISTEN in upsd.conf',
  'UNKNOWN-UPS': 'upsd knows no UPS of this name: see the name in ups.conf and in HUB_UPS',
  'DATA-STALE': 'the driver has lost the UPS: see its cable',
  'DRIVER-NOT-CONNECTED': 'the driver of the UPS does not run: see upsdrvctl',
  'INVALID-USERNAME': 'upsd knows no such name: see upsd.users and HUB_UPS',
  'INVALID-PASSWORD': 'the password is wrong: see upsd.users and HUB_UPS',
}

export function createNutClient({ clock, address }: { clock: Pick<Clock, 'after'>; address: UpsAddress }): NutClient {
  const { host, port, ups, login } = address
  let open: NutConnection | null = null

  async function ok(connection: NutConnection, question: string): Promise<void> {
    connection.send(question)
    const answer = await connection.line()
    if (answer !== 'OK' && !answer.startsWith('OK ')) throw refused(answer)
  }

  async function opened(): Promise<NutConnection> {
    if (open) return open
    open = openConnection(host, port)
    if (login) {
      await ok(open, `USERNAME ${quoted(login.user)}`)
      await ok(open, `PASSWORD ${quoted(login.password)}`)
    }
    return open
  }

  async function listed(): Promise<Map<string, string>> {
    const connection = await opened()
    connection.send(`LIST VAR ${ups}`)
    const first = await connection.line()
    if (first !== `BEGIN LIST VAR ${ups}`) throw refused(first)
    const variables = new Map<string, string>()
    for (;;) {
      const line = await connection.line()
      if (line === `END LIST VAR ${ups}`) return variables
      const [what, of, name, value, ...more] = wordsOf(line) ?? []
      if (what !== 'VAR' || of !== ups || name === undefined || value === undefined || more.length > 0) throw refused(line)
      variables.set(name, value)
    }
  }

  return {
    async variables() {
      const limit = clock.after(ANSWER_MS, () => open?.end(new Error(`no answer within ${ANSWER_MS / 1000} s`)))
      try {
        return await listed()
      } catch (error) {
        open?.end(error as Error)
        open = null
        throw error
      } finally {
        limit.cancel()
      }
    },
    close() {
      open?.send('LOGOUT')
      open?.end(new Error('closed'))
      open = null
    },
  }
}

function refused(line: string): Error {
  const [what, code = ''] = line.split(' ')
  if (what !== 'ERR') return new Error(`upsd says what is not in the protocol: ${JSON.stringify(line.slice(0, 80))}`)
  return new Error(`ERR ${code}${ERRORS[code] ? `: ${ERRORS[code]}` : ''}`)
}

/** Debian's mosquitto on loopback, as somebody else's broker: nothing of it is known here but MQTT. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

const PROGRAM = '/usr/sbin/mosquitto'

export type Mosquitto = { port: number; close(): Promise<void> }

/** @param tls with a certificate, over TLS alone @param user who may connect; absent: anybody */
export async function startMosquitto({
  tls,
  user,
}: {
  tls?: { key: Buffer; cert: Buffer }
  user?: { name: string; password: string }
} = {}) {
  const folder = temporaryFolder()
  const port = await freePort()
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    // As root it becomes another user before it reads them.
    chmodSync(path, 0o644)
    return path
  }
  chmodSync(folder, 0o755)
  const lines = [`listener ${port} 127.0.0.1`, `allow_anonymous ${user === undefined}`, 'persistence false']
  if (tls) lines.push(`certfile ${file('cert.pem', tls.cert)}`, `keyfile ${file('key.pem', tls.key)}`)
  if (user) {
    const passwords = file('passwords', '')
    await promisify(execFile)('mosquitto_passwd', ['-b', passwords, user.name, user.password])
    chmodSync(passwords, 0o644)
    lines.push(`password_file ${passwords}`)
  }
  const child: ChildProcess = spawn(PROGRAM, ['-c', file('mosquitto.conf', `${lines.join('\n')}\n`)], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await until(
    'mosquitto listens',
    () =>
      new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.destroy()
          resolve(true)
        })
        socket.once('error', () => resolve(false))
      }),
  )
  return {
    port,
    async close() {
      child.kill()
      await gone
    },
  } satisfies Mosquitto
}

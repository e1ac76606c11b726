/** A proxy before a hub on this machine, with the example file of the documentation: only its ports, names and paths are others. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { onTestFinished } from 'vitest'
import type { Hub } from '../../hub/hub.ts'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

export const DEPLOY = join(import.meta.dirname, '../../docs/deploy')
/** Somebody else may take a port between the moment it was found free and the one it is used in. */
const TRIES = 5

export type InFront = {
  https: string
  plain: string
  /** Who signed what it shows. */
  ca: Buffer
  /** What its recipe writes into the hub's environment for the buttons. */
  env: Record<string, string>
  /** Where its recipe sends the buttons. */
  mqtts(hub: Hub): string
  /** A new certificate, as its recipe brings it to whoever shows it. */
  renew(): Promise<void>
}

/** Ports of its own, on loopback. */
export type Own = { plain: number; https: number; mqtts: number }
type Program = { name: string; debian: string; args: string[]; env?: Record<string, string> }
export type Running = { signal(name: NodeJS.Signals): void; stop(): Promise<void> }

/** @param write the configuration for these ports */
export async function proxyStarted(program: Program, write: (own: Own) => void): Promise<Own & Running> {
  for (let left = TRIES; ; left -= 1) {
    const own = { plain: await freePort(), https: await freePort(), mqtts: await freePort() }
    write(own)
    const running = await started(program, own.https)
    if ('stop' in running) return { ...own, ...running }
    if (left <= 1 || !running.said.includes('ddress already in use')) throw new Error(`${program.name} does not start: ${running.said}`)
  }
}

/** The authority for this file's own fetch, which takes none of its own. */
export function trustEverywhere(ca: Buffer): void {
  const before = getCACertificates('default')
  onTestFinished(() => setDefaultCACertificates(before))
  setDefaultCACertificates([ca.toString()])
}

/** Each is replaced wherever it stands, and must stand somewhere: an example that has changed is noticed here. */
export function exampleWith(file: string, swaps: readonly [string, string][]): string {
  return swaps.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`docs/deploy/${file} does not hold "${from}" any more`)
      return text.replaceAll(from, to)
    },
    readFileSync(join(DEPLOY, file), 'utf8'),
  )
}

export async function started({ name, debian, args, env }: Program, port: number): Promise<Running | { said: string }> {
  const path = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'].map((folder) => join(folder, name)).find(existsSync)
  if (!path) throw new Error(`${name} is missing (Debian: apt install ${debian})`)
  let said = ''
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  let gone = false
  const over = new Promise<void>((resolve) =>
    child.once('close', () => {
      gone = true
      resolve()
    }),
  )
  const stop = async () => {
    child.kill('SIGTERM')
    await over
  }
  onTestFinished(stop)
  // With any certificate: whose it is may not be known yet.
  await until(`${name} answers`, async () => gone || (await answers(port)), 30_000)
  return gone ? { said } : { stop, signal: (signal) => void child.kill(signal) }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
  try {
    await once(socket, 'secureConnect')
    return true
  } finally {
    socket.destroy()
  }
}

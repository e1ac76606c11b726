/** Programs as processes of their own, and what the system says of them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { watchChild } from './leave-nothing.ts'

const START_MS = 60_000

type Ready = { mqtt: string; http?: string }

/** Runs a TypeScript program and waits for the line of JSON in which it names its addresses. */
export async function startProgram(file: string, env: Record<string, string>, nodeFlags: readonly string[] = []) {
  const child = spawn(process.execPath, [...nodeFlags, file], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  watchChild(child)
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS)
  const lines = createInterface({ input: child.stdout as Readable })
  const ready = await new Promise<Ready>((resolve, reject) => {
    // The listener stays: nobody reading would hold up a program that goes on writing its log.
    lines.on('line', (line) => {
      const said: unknown = line.startsWith('{') ? JSON.parse(line) : null
      if (isReady(said)) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)))
  })
  clearTimeout(late)
  return { child, ready }
}

const isReady = (said: unknown): said is Ready => typeof said === 'object' && said !== null && 'mqtt' in said

export async function startServer(program: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const child = watchChild(spawn(program, args, { stdio: 'ignore' }))
  for (const end = performance.now() + START_MS; performance.now() < end && child.exitCode === null; ) {
    const socket = createConnection(port, '127.0.0.1')
    const listens = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (listens) return child
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${program} did not begin to listen`)
}

/** For programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Resident memory, MB. */
export const residentMb = (pid: number): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024

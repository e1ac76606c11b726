/** A serial line that is no hardware: socat joins a pair of ptys, one for BRIDGE_SERIAL and one for what is simulated at the far end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import type { Clock } from './clock.ts'
import { wakeOnEvents } from './port.ts'

export type SimulatedLine = {
  /** For BRIDGE_SERIAL. */
  path: string
  write(text: string): void
  /** As when the cable is pulled: both ends are gone. */
  pull(): Promise<void>
  /** The same path is there again. */
  plug(): Promise<void>
  close(): Promise<void>
}

const LINE_LIMIT_MS = 5_000

/** Rejects, in words, when socat is not there. */
export async function openSimulatedLine({ clock, heard }: { clock: Clock; heard(bytes: Uint8Array): void }): Promise<SimulatedLine> {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'))
  const path = join(folder, 'bridge')
  const farPath = join(folder, 'receiver')
  let socat: ChildProcess | null = null
  let far: SerialPort | null = null

  async function plug(): Promise<void> {
    const running = spawn('socat', [`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${farPath}`], { stdio: 'ignore' })
    socat = running
    const failed = once(running, 'error').then(() => {
      throw new Error('socat is not there, and it makes the line: apt-get install socat')
    })
    await Promise.race([failed, waitFor(() => existsSync(path) && existsSync(farPath))])
    const port = new SerialPort({ path: farPath, baudRate: 9600, autoOpen: false })
    far = port
    port.on('data', heard)
    port.on('error', () => {})
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
    wakeOnEvents(port)
  }
  async function waitFor(there: () => boolean): Promise<void> {
    for (const end = clock.now() + LINE_LIMIT_MS; !there(); ) {
      if (clock.now() > end) throw new Error('socat made no line')
      await new Promise<void>((resolve) => clock.after(20, resolve))
    }
  }
  async function pull(): Promise<void> {
    const port = far
    if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()))
    const running = socat
    socat = null
    if (running && running.exitCode === null) {
      running.kill()
      await once(running, 'exit')
    }
  }
  async function close(): Promise<void> {
    await pull()
    rmSync(folder, { recursive: true, force: true })
  }

  await plug().catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { path, write: (text) => void (far?.isOpen && far.write(text, 'latin1')), pull, plug, close }
}

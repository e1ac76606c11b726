/** Two ends of a serial line that are no hardware: socat joins a pair of ptys. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { until } from '../harness/until.ts'

export type Line = {
  /** What BRIDGE_SERIAL names. */
  path: string
  /** The receiver's end. */
  send(text: string): void
  heard(): string
  /** As when the cable is pulled: both ends are gone. */
  pull(): Promise<void>
  /** The same path is there again. */
  plug(): Promise<void>
  close(): Promise<void>
}

/** @param to hears the bytes as they come, where the text of them all is not enough */
export async function openLine(to?: { heard(bytes: Uint8Array): void }): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-line-'))
  const path = join(folder, 'bridge')
  const farPath = join(folder, 'receiver')
  let far: SerialPort
  let unplug: () => Promise<void>
  let heard = ''

  async function plug(): Promise<void> {
    const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${farPath}`], { stdio: 'ignore' })
    const gone = new Promise<void>((resolve) => socat.once('exit', () => resolve()))
    await until('socat has made the line', () => existsSync(path) && existsSync(farPath))
    far = new SerialPort({ path: farPath, baudRate: 9600, autoOpen: false })
    far.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1')
      to?.heard(bytes)
    })
    await new Promise<void>((resolve, reject) => far.open((error) => (error ? reject(error) : resolve())))
    unplug = async () => {
      if (far.isOpen) await new Promise<void>((resolve) => far.close(() => resolve()))
      socat.kill()
      await gone
    }
  }

  await plug()
  return {
    path,
    send: (text) => void far.write(text, 'latin1'),
    heard: () => heard,
    pull: () => unplug(),
    plug,
    async close() {
      await unplug()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

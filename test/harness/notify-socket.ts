/** systemd's side of sd_notify(3): a real datagram socket, read by Python, because Node has none. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

/** Receiving a message closes the descriptor that comes with BARRIER=1, which is what systemd-notify waits for (sd_notify(3)). */
const READER = `import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
while True: print(s.recv(4096).decode())`

/** What systemd would have read, one variable a line. */
export async function notifySocket() {
  const path = join(temporaryFolder(), 'notify')
  const reader = spawn('python3', ['-u', '-c', READER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void reader.kill())
  let read = ''
  reader.stdout.setEncoding('utf8').on('data', (text: string) => {
    read += text
  })
  await until('the socket is there', () => existsSync(path))
  const count = (variable: string) => read.split(variable).length - 1
  return { path, read: () => read, count }
}

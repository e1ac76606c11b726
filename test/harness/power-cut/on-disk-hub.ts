/** `npm start` and its programs, on a disk whose power is cut: the real ones, in processes of their own. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SECRET_VARIABLE } from '../../../hub/backup/secret-asked.ts'
import type { Mounted } from './mounted.ts'

const HUB = join(import.meta.dirname, '../../../hub')
/** What the backups of the drill are sealed with. */
export const PASSPHRASE = 'nam tram linh bay con cho tam'

export const dataOn = (disk: Mounted): string => join(disk.at, 'data')
export const stickOn = (disk: Mounted): string => join(disk.at, 'usb')

export type OnDiskHub = { http: string; mqtt: string; process: ChildProcess; loud: string[]; stop(): Promise<number | null> }

/** Resolves when it is ready. Rejects with what it said when it ends before. */
export async function startOn(disk: Mounted): Promise<OnDiskHub> {
  const env = { PATH: process.env.PATH, HUB_DATA_DIR: dataOn(disk), HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'warn' }
  const child = disk.spawn(process.execPath, [join(HUB, 'main.ts')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = once(child, 'close')
  const loud: string[] = []
  child.stderr?.on('data', (text: Buffer) => loud.push(String(text)))
  const { promise: ready, resolve, reject } = Promise.withResolvers<{ http: string; mqtt: string }>()
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const entry = JSON.parse(line)
    if (entry.msg === 'ready') resolve(entry)
    else loud.push(line)
  })
  void gone.then(([code, signal]) => reject(new Error(`the hub ended (${code ?? signal}): ${loud.join('\n')}`)))
  return {
    ...(await ready),
    process: child,
    loud,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await gone
      return code
    },
  }
}

export const backupOn = (disk: Mounted, ...args: string[]) =>
  disk.run(process.execPath, [join(HUB, 'backup/backup.ts'), ...args], { HUB_DATA_DIR: dataOn(disk), [SECRET_VARIABLE]: PASSPHRASE })

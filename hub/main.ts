/** `npm start`: read the environment, open the hub, wait for a signal, close it. */
import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { buildConsoleIfStale } from './console-build.ts'
import { type Hub, openHub } from './hub.ts'
import { leave } from './leave.ts'
import { createLogs } from './log.ts'
import { createServiceManager, type ServiceManager } from './service-manager.ts'

/** sysexits.h: EX_CONFIG, and EX_UNAVAILABLE for a room that cannot open. */
const BAD_CONFIG = 78
const CANNOT_OPEN = 69
/** A stop may take 5 s; what still holds the process then is a disk that does not answer. */
const LAST_RESORT_MS = 4_700
const ROOT = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const config = readConfig(process.env)
  // A hub without pages still takes presses, rings bells and tells phones: a failed build does not keep it from starting.
  await buildConsoleIfStale(ROOT, () => say('Đang dựng giao diện… / building the pages…')).catch((error: Error) => say(error.message))
  const logs = createLogs(config.logLevel)
  const hub = await openHub(config, { logs })
  const manager = createServiceManager({ clock: systemClock, log: logs.room('systemd'), environment: process.env })
  void manager.watch(hub)
  if (hub.setupToken)
    say(
      `Chưa có tài khoản quản trị. Mở địa chỉ này để đặt mật khẩu (dùng một lần):\n  ${config.publicUrl ?? hub.httpsUrl ?? hub.httpUrl}/invite#${hub.setupToken}`,
    )
  let closing = false
  const stop = () => {
    if (closing) return
    closing = true
    void closeAndExit(hub, manager)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function closeAndExit(hub: Hub, manager: ServiceManager): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LAST_RESORT_MS).unref()
  void manager.stopping()
  await hub.close()
  await leave()
}

const say = (text: string) => process.stderr.write(`${text}\n`)

main().catch((error: unknown) => {
  say(error instanceof ConfigError ? error.message : `the hub cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(error instanceof ConfigError ? BAD_CONFIG : CANNOT_OPEN)
})

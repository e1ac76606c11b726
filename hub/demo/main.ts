/** `npm run demo`: builds the pages when needed, opens the demo, says what to try, and ends whole at Ctrl-C. */
import { join } from 'node:path'
import { ConfigError } from '../config.ts'
import { buildConsoleIfStale } from '../console-build.ts'
import { type Demo, openDemo, readDemoConfig } from './demo.ts'
import { greeting } from './greeting.ts'

/** sysexits.h: EX_CONFIG, and EX_UNAVAILABLE for what cannot be opened. */
const BAD_CONFIG = 78
const CANNOT_OPEN = 69
const CLOSE_LIMIT_MS = 4_700
const ROOT = join(import.meta.dirname, '../..')

const say = (text: string) => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const config = readDemoConfig(process.env)
  let demo: Demo | null = null
  let closing = false
  // Before anything is opened: Ctrl-C during the start must not leave the data behind either.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (closing) return
      closing = true
      setTimeout(() => process.exit(0), CLOSE_LIMIT_MS).unref()
      void Promise.resolve(demo?.close()).finally(() => process.exit(0))
    })

  const building = () => say('Đang dựng giao diện, khoảng nửa phút… / Building the pages, about half a minute…')
  // Without its pages the demo still has its interface and its buttons, and says what is wrong with the pages.
  await buildConsoleIfStale(ROOT, building).catch((error: Error) => say(error.message))
  demo = await openDemo(config, { radio: process.env.DEMO_RADIO === '1' })
  say(greeting(demo))
}

function inWords(error: NodeJS.ErrnoException & { port?: number }): string {
  if (error.code !== 'EADDRINUSE') return `the demo cannot start: ${error.message}`
  const variable = error.port === Number(process.env.HUB_MQTT_PORT || 1883) ? 'HUB_MQTT_PORT' : 'HUB_HTTP_PORT'
  const example = `${variable}=${(error.port ?? 0) + 10} npm run demo`
  return [
    `Cổng ${error.port} đang được chương trình khác dùng. Hãy chọn cổng khác:  ${example}`,
    `Port ${error.port} is in use by another program. Choose another:  ${example}`,
  ].join('\n')
}

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : inWords(error)}\n`)
  process.exit(error instanceof ConfigError ? BAD_CONFIG : CANNOT_OPEN)
})

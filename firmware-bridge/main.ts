/** `npm run bridge`. Exit codes: 0 after SIGTERM or SIGINT, 78 (EX_CONFIG of sysexits.h) when the environment is at fault. */
import { openBridge } from './bridge.ts'
import { systemClock } from './clock.ts'
import { closeOnSignal } from './close-on-signal.ts'
import { readBridgeConfig } from './config.ts'
import { createJsonLog } from './log.ts'
import { openModemBridge } from './modem/bridge.ts'
import { standingWords } from './status-words.ts'
import { tellSystemd } from './systemd.ts'

const EX_CONFIG = 78
/** A serial driver may hold a close for as long as unsent bytes wait; the bridge does not. */
const CLOSE_LIMIT_MS = 3_000

const read = readBridgeConfig(process.env)
if (!read.ok) {
  process.stderr.write(`${read.faults.join('\n')}\n`)
  process.exit(EX_CONFIG)
}

const log = createJsonLog(systemClock)
const tools = { clock: systemClock, log }
const opening = 'modem' in read.config ? openModemBridge(read.config, tools) : openBridge(read.config, tools)
const bridge = await opening.catch((error: Error) => {
  process.stderr.write(`BRIDGE_DATA_DIR ${read.config.dataDir}: ${error.message}\n`)
  process.exit(EX_CONFIG)
})
log('info', 'ready', {
  serial: read.config.serial,
  protocol: read.config.protocol.name,
  hub: read.config.mqttUrl,
  gateway: read.config.gateway,
  ...('map' in read.config && { devices: read.config.map.size }),
})

tellSystemd({ environment: process.env, clock: systemClock, log, words: () => standingWords(bridge.standing()) })
closeOnSignal(bridge, CLOSE_LIMIT_MS, systemClock, log)

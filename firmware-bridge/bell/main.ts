/** `npm run bell`. Exit codes: 0 after SIGTERM or SIGINT, 78 (EX_CONFIG of sysexits.h) when the environment is at fault. */
import { systemClock } from '../clock.ts'
import { closeOnSignal } from '../close-on-signal.ts'
import { createJsonLog } from '../log.ts'
import { standingWords } from '../status-words.ts'
import { tellSystemd } from '../systemd.ts'
import { openBell } from './bell.ts'
import { readBellConfig } from './config.ts'

const EX_CONFIG = 78
/** A program that silences the siren may hang; its end is not waited for longer. */
const CLOSE_LIMIT_MS = 3_000

const read = readBellConfig(process.env)
if (!read.ok) {
  process.stderr.write(`${read.faults.join('\n')}\n`)
  process.exit(EX_CONFIG)
}

const { config } = read
const log = createJsonLog(systemClock, 'bell')
const bell = openBell(config, { clock: systemClock, log })
log('info', 'ready', { hub: config.mqttUrl, device: config.device, station: config.station })

tellSystemd({ environment: process.env, clock: systemClock, log, words: () => standingWords(bell.standing()) })
closeOnSignal(bell, CLOSE_LIMIT_MS, systemClock, log)

/**
 * `npm run phrases -- DIR`: makes what a modem says in a call, for BRIDGE_MODEM_PHRASES. Exit codes: 0, 1 when a phrase is missing,
 * 64 and 69 (EX_USAGE, EX_UNAVAILABLE of sysexits.h).
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Made, makePhrases } from './make.ts'
import { readSites } from './sites.ts'

const EX_USAGE = 64
const EX_UNAVAILABLE = 69
const USAGE = `npm run phrases -- DIR [--own RECORDINGS] [--sites sites.csv] [--amr] [--language vi|en]
  --own       recordings by a person, each named by its phrase: alarm-holdup.wav, digit-7.mp3 …
  --sites     names of sites to be spoken: code,name
  --amr       AMR beside WAV: for SIM800, A7670 and A7600
  --language  vi unless told otherwise`

const say = (text: string) => void process.stdout.write(`${text}\n`)
function fail(text: string, code: number): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        own: { type: 'string' },
        sites: { type: 'string' },
        amr: { type: 'boolean', default: false },
        language: { type: 'string', default: 'vi' },
      },
    })
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, EX_USAGE)
  }
}

const { values, positionals } = read()
const [folder, ...more] = positionals
const { own = null, amr, language } = values
if (folder === undefined || more.length > 0 || (language !== 'vi' && language !== 'en')) fail(USAGE, EX_USAGE)

function sitesFrom(file: string) {
  try {
    return readSites(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`, EX_USAGE)
  }
}
const sites = values.sites === undefined ? { names: null, faults: [] } : sitesFrom(values.sites)

const made: Made = await makePhrases({ folder, language, own, amr, sites: sites.names }).catch((error: Error) =>
  fail(error.message, EX_UNAVAILABLE),
)
for (const fault of [...sites.faults, ...made.faults]) say(`! ${fault}`)
say(`${made.recorded} recorded, ${made.spoken} spoken by the engine, in ${folder}`)
if (made.missing.length > 0) {
  say(`missing: ${made.missing.join(', ')}`)
  if (made.silent !== null) say(made.silent)
  process.exit(1)
}
say(`BRIDGE_MODEM_PHRASES=${folder}`)

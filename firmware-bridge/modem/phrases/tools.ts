/** The two programs that npm does not bring: what speaks, and what converts. Either may be missing until it is needed. */
import { execFile } from 'node:child_process'

export class ToolMissing extends Error {}

type Tool = 'espeak-ng' | 'sox'
const DEBIAN: Readonly<Record<Tool, string>> = { 'espeak-ng': 'espeak-ng', sox: 'sox libsox-fmt-base' }
const LIMIT_MS = 60_000

/** What it printed. Rejects, in words. */
export function run(tool: Tool, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(tool, args, { timeout: LIMIT_MS }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      if (error.code === 'ENOENT')
        return reject(new ToolMissing(`${tool} is not there. On Debian or Ubuntu: sudo apt-get install ${DEBIAN[tool]}`))
      reject(new Error(`${tool}: ${stderr.trim() || error.message}`))
    })
  })
}

/** Name and version, such as `espeak-ng 1.51`. */
export async function engineName(): Promise<string> {
  const said = await run('espeak-ng', ['--version'])
  return `espeak-ng ${/\d+(\.\d+)+/.exec(said)?.[0] ?? ''}`.trim()
}

/** Slower than people talk: a telephone at night, a hand that is not steady. */
const WORDS_PER_MINUTE = '130'

export const speak = (text: string, language: 'vi' | 'en', file: string): Promise<string> =>
  run('espeak-ng', ['-v', language, '-s', WORDS_PER_MINUTE, '-w', file, text])

/** Silence at either end, below half a percent, is taken off: phrases are put together. */
const TRIM = ['silence', '1', '0.01', '0.5%', 'reverse']
/** As long a pause as between two words. */
const PAUSE_S = '0.12'

/** Without dither, so that the same text makes the same bytes and is not sent to a modem again. */
export const toWav = (from: string, to: string): Promise<string> =>
  run('sox', [
    '-D',
    from,
    '-c',
    '1',
    '-b',
    '16',
    '-e',
    'signed',
    '-t',
    'wav',
    to,
    'norm',
    '-3',
    'rate',
    '8000',
    ...TRIM,
    ...TRIM,
    'pad',
    '0.02',
    PAUSE_S,
  ])

/** AMR-NB at 7.4 kbit/s: all phrases fit the 40 to 70 kB of a SIM800. */
const AMR_MODE = '4'
export const toAmr = (from: string, to: string): Promise<string> => run('sox', [from, '-C', AMR_MODE, '-t', 'amr-nb', to])

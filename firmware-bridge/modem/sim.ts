/** The SIM, and its PIN: a wrong one is never tried twice, not even by the next run, because the third locks the SIM (3GPP TS 27.007 §8.3). */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Ask } from './ask.ts'

export type SimState = 'ready' | 'missing' | 'pin-needed' | 'pin-wrong' | 'puk' | 'failed' | 'unknown'

/** Which PINs were tried, on disk before they are. */
export type TriedPins = {
  has(print: string): boolean
  /** Rejects when it cannot be remembered. */
  add(print: string): Promise<void>
  clear(print: string): void
}

type SimOptions = { pin: string | null; tried: TriedPins; clock: Clock; log: Log }

/** A modem that has just started may say for some seconds that there is no SIM. */
const BUSY_TRIES = 12
const READY_TRIES = 20
const PAUSE_MS = 500
const SETTLED: readonly SimState[] = ['ready', 'pin-needed', 'puk']
const PIN_LIMIT_MS = 15_000
const NOT_INSERTED = /^(10|SIM not inserted)$/i
const FAILED = /^(13|15|SIM failure|SIM wrong)$/i
const CPIN = /^\+CPIN:/

const wait = (clock: Clock, ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

/** One look, without doing anything about it. */
export async function lookAtSim(ask: Ask): Promise<SimState> {
  const answer = await ask('AT+CPIN?', { accepts: CPIN })
  if (answer.ok) {
    const says = answer.lines[0]?.replace(/^\+CPIN:\s*/, '') ?? ''
    if (says === 'READY') return 'ready'
    if (/^SIM PIN/.test(says)) return 'pin-needed'
    if (/PUK/.test(says)) return 'puk'
    return 'unknown'
  }
  if (NOT_INSERTED.test(answer.code ?? '')) return 'missing'
  return FAILED.test(answer.code ?? '') ? 'failed' : 'unknown'
}

/** Looks until the SIM says what it is, and opens it when there is a PIN that was not refused before. */
export async function openSim(ask: Ask, { pin, tried, clock, log }: SimOptions): Promise<SimState> {
  let state = await lookAtSim(ask)
  for (let tries = 1; !SETTLED.includes(state) && tries < BUSY_TRIES; tries += 1) {
    await wait(clock, PAUSE_MS)
    state = await lookAtSim(ask)
  }
  const print = pin === null ? null : printOf(await serialOf(ask), pin)
  if (state === 'ready' && print) tried.clear(print)
  if (state !== 'pin-needed' || pin === null || !print) return state
  if (tried.has(print)) {
    log('error', 'the SIM asks for its PIN, and BRIDGE_MODEM_PIN was tried before: it is not tried again, because that locks the SIM')
    return 'pin-wrong'
  }
  try {
    await tried.add(print)
  } catch {
    log('error', 'the PIN is not tried while the disk cannot remember it: a wrong one tried again and again locks the SIM')
    return 'pin-needed'
  }
  const answer = await ask(`AT+CPIN="${pin}"`, { limitMs: PIN_LIMIT_MS })
  if (!answer.ok) {
    log('error', 'the SIM refuses BRIDGE_MODEM_PIN: correct it, or put the SIM into a telephone and take its PIN off', {
      code: answer.code,
    })
    return 'pin-wrong'
  }
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    state = await lookAtSim(ask)
    if (state === 'ready') {
      tried.clear(print)
      return state
    }
    await wait(clock, PAUSE_MS)
  }
  return state
}

/** What is remembered of a PIN: which one, of which SIM, and not in the clear. */
const printOf = (serial: string, pin: string): string => createHash('sha256').update(`${serial}:${pin}`).digest('hex').slice(0, 32)

/** The number printed on the card, which can be read without a PIN; the same SIM in another modem is the same SIM. */
async function serialOf(ask: Ask): Promise<string> {
  const answer = await ask('AT+CCID', { accepts: /^(\+I?CCID:\s*)?"?\d{10,}/ })
  return answer.lines[0]?.replaceAll(/[^0-9A-Fa-f]/g, '').slice(-20) ?? ''
}

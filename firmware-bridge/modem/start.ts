/** What a modem is told when it begins, in the order that 3GPP TS 27.005 and 27.007 need. A modem may refuse what is only wished. */
import type { Log } from '../log.ts'
import type { Ask } from './ask.ts'
import { type ModemModel, modelOf } from './model.ts'

export type Identity = { model: ModemModel; name: string; revision: string }

/** Any line of letters: an identification has no name before it. */
const PLAIN = /^[\w+]/

/** Before anything depends on the SIM. */
export async function greet(ask: Ask): Promise<Identity> {
  await ask('ATE0')
  await ask('AT+CMEE=1')
  const first = (lines: string[], name: string) => lines[0]?.replace(name, '').replaceAll('"', '').trim() ?? ''
  const name = first((await ask('AT+CGMM', { accepts: PLAIN })).lines, '+CGMM:')
  const revision = first((await ask('AT+CGMR', { accepts: PLAIN })).lines, '+CGMR:')
  // A call from before a restart would block the next one.
  await ask('AT+CHUP')
  return { model: modelOf(name), name, revision }
}

export type Prepared = {
  /** Short messages can be sent. */
  canText: boolean
  /** Nothing was refused that it may take in a moment: a modem that has just started is busy with its SIM. */
  isWhole: boolean
}

/** Messages as PDUs, kept on the SIM and announced (mt=1); reports handed over at once (ds=1), or announced where the modem cannot. */
export async function prepare(ask: Ask, { model }: Identity, log: Log): Promise<Prepared> {
  const { ok: canText } = await ask('AT+CMGF=0')
  await ask('AT+CSCS="GSM"')
  const memory = await ask('AT+CPMS="SM","SM","SM"', { accepts: /^\+CPMS:/ })
  let announces: string | null = null
  for (const mode of ['2,1,0,1,0', '2,1,0,2,0', '2,1,0,0,0', '1,1,0,0,0']) {
    if (!(await ask(`AT+CNMI=${mode}`)).ok) continue
    announces = mode
    break
  }
  if (announces?.endsWith(',0,0')) log('warn', 'this modem announces no delivery reports: what it sends ends as sent')
  for (const wish of ['AT+CREG=1', 'AT+CEREG=1', 'AT+CLIP=1', ...(model.keysOn ? [model.keysOn] : [])]) await ask(wish)
  const centre = await ask('AT+CSCA?', { accepts: /^\+CSCA:/ })
  if (centre.ok && /^\+CSCA: ?""/.test(centre.lines[0] ?? ''))
    log('error', 'the SIM has no number of a service centre: nothing can be sent')
  return { canText, isWhole: canText && memory.ok && announces !== null }
}

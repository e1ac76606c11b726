/** Which lines end a command, and which the modem says by itself (ITU-T V.250 §5.7.1, 3GPP TS 27.007 §9, 27.005 §3.2.5, SIMCom's manuals). */

export type AtFinal =
  | { ok: true }
  | { ok: false; why: 'error' | 'cme' | 'cms' | 'no-carrier' | 'busy' | 'no-answer' | 'no-dialtone'; code: string | null }

const FAILED: Readonly<Record<string, 'error' | 'no-dialtone'>> = {
  ERROR: 'error',
  'COMMAND NOT SUPPORT': 'error',
  'NO DIALTONE': 'no-dialtone',
  'NO DIAL TONE': 'no-dialtone',
}
/** They end the command that dials or answers; at any other time they tell of a call that is over. */
const OF_A_CALL: Readonly<Record<string, 'no-carrier' | 'busy' | 'no-answer'>> = {
  'NO CARRIER': 'no-carrier',
  BUSY: 'busy',
  'NO ANSWER': 'no-answer',
}
const DIALS = /^AT(D|A$)/i

/** @param command the one in hand, or null */
export function finalOf(line: string, command: string | null): AtFinal | null {
  if (line === 'OK') return { ok: true }
  const why = FAILED[line]
  if (why) return { ok: false, why, code: null }
  const [, kind, code = ''] = /^\+(CM[ES]) ERROR:?\s*(.*)$/.exec(line) ?? []
  if (kind) return { ok: false, why: kind === 'CME' ? 'cme' : 'cms', code }
  const ended = OF_A_CALL[line]
  return ended && command !== null && DIALS.test(command) ? { ok: false, why: ended, code: null } : null
}

/** Never the answer to a command that this bridge gives. */
const ALWAYS =
  /^(\+CMTI:|\+CMT:|\+CDSI?:|\+CBMI?:|RING$|\+CRING:|\+CLIP:|\+CUSD:|\+DTMF:|\+RXDTMF:|VOICE CALL:|MISSED_CALL:|\+CREC:|\+AUDIOSTATE:|\+WAVSTATE:|\+CCMX|\*PSUTTZ:|\*PSNWID:|\+CTZ[VE]:|DST:|RDY$|START$|\+CFUN:|SMS (Ready|DONE)|Call Ready|PB DONE|\+CIEV:|\+SIMCARD:|NORMAL POWER DOWN|(UNDER|OVER)-VOLTAGE|NO CARRIER$|BUSY$|NO ANSWER$)/
/** The answer to a question when it is asked, and otherwise news. */
const WHEN_ASKED = /^\+(CREG|CEREG|CGREG|CPIN|CLCC|CSQ):/

/** Registration as news has one field where the answer has the mode before it: `+CREG: 1` and `+CREG: 1,1`; a location area stands in quotes (27.007 §7.2). */
const NEWS_OF_REGISTRATION = /^\+C(E|G)?REG: ?\d+(,"|$)/

/** @param accepts what the command in hand takes for its answer, or null */
export function isUnsolicited(line: string, accepts: RegExp | null): boolean {
  if (ALWAYS.test(line) || NEWS_OF_REGISTRATION.test(line)) return true
  return WHEN_ASKED.test(line) && !accepts?.test(line)
}

/** A message or report that is handed over at once stands in the next line, as a PDU (27.005 §3.4.1). */
export const bringsPdu = (line: string): boolean => /^\+(CMT|CDS):/.test(line)

/** A text in quotes that is not closed goes on in the next line: services answer with line breaks. */
export const isOpenText = (line: string): boolean => /^\+CUSD:/.test(line) && (line.split('"').length - 1) % 2 === 1

/** The modem has started anew: whatever it was told before is forgotten. */
export const saysRestart = (line: string): boolean => /^(RDY|START)$/.test(line)

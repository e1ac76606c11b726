/**
 * How a make of modem keeps files, from SIMCom's manuals (SIM7500/SIM7600 V2.00 §12 and 13, A76XX V1.09 §12 and 13, SIM800 V1.09 §8.2);
 * tried on none of them.
 */

export type StoreCommand = { text: string; raw?: Uint8Array }
export type Store = {
  format: 'wav' | 'amr'
  /** Given before the others; null: none is needed. */
  enter: string | null
  size: { ask(phrase: string): string; answer: RegExp }
  remove(phrase: string): string
  put(phrase: string, bytes: Uint8Array): StoreCommand[]
  /** As many bytes at a time as the modem takes without a handshake, and the pause between them. */
  pace: { bytes: number; everyMs: number }
}

/** A76XX V1.09 §13.2.1: the name must be free, and where bytes are lost they are to go 256 every 50 ms. */
const byDrive = (drive: string, format: 'wav' | 'amr', bytes: number): Store => ({
  format,
  enter: `AT+FSCD=${drive}:`,
  size: { ask: (phrase) => `AT+FSATTRI=${phrase}.${format}`, answer: /^\+FSATTRI: ?(\d+)/ },
  remove: (phrase) => `AT+FSDEL=${phrase}.${format}`,
  put: (phrase, whole) => [{ text: `AT+CFTRANRX="${drive}:/${phrase}.${format}",${whole.length}`, raw: whole }],
  pace: { bytes, everyMs: 50 },
})

export const SIM7600_STORE = byDrive('E', 'wav', 512)
export const A7600_STORE = byDrive('C', 'amr', 256)

/** SIM800 V1.09 §8.2.3: at most 10,240 bytes at once, and so many seconds to give them. */
const PIECE = 4_096
const GIVEN_S = 20
const sim800File = (phrase: string) => `C:\\User\\${phrase}.amr`

export const SIM800_STORE: Store = {
  format: 'amr',
  enter: null,
  size: { ask: (phrase) => `AT+FSFLSIZE=${sim800File(phrase)}`, answer: /^\+FSFLSIZE: ?(\d+)/ },
  remove: (phrase) => `AT+FSDEL=${sim800File(phrase)}`,
  put(phrase, whole) {
    const file = sim800File(phrase)
    const pieces = Array.from({ length: Math.ceil(whole.length / PIECE) }, (_, n) => whole.subarray(n * PIECE, (n + 1) * PIECE))
    const writes = pieces.map((raw, n) => ({ text: `AT+FSWRITE=${file},${n === 0 ? 0 : 1},${raw.length},${GIVEN_S}`, raw }))
    return [{ text: `AT+FSCREATE=${file}` }, ...writes]
  },
  pace: { bytes: 256, everyMs: 50 },
}

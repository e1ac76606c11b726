/**
 * Bytes of a modem become lines and prompts, wherever they are split. A modem that resets sends bytes that mean nothing; they are
 * left out of the line they stand in, so that the word behind them is still heard.
 */

/** `>` at the start of a line, without an end: the modem waits for a PDU (3GPP TS 27.005 §3.5.1). */
export type AtPiece = { line: string } | { prompt: true }

/** The longest line there is: a service reply of 182 characters as UCS-2 in hex, and its name. */
const MOST_CHARS = 2_048
const FIRST_PRINTED = 0x20
const LAST_PRINTED = 0x7e
const CR = 0x0d
const LF = 0x0a

export function createAtLines() {
  let line = ''
  let tooLong = false

  return {
    push(bytes: Uint8Array): AtPiece[] {
      const pieces: AtPiece[] = []
      for (const byte of bytes) {
        if (byte === CR || byte === LF) {
          const whole = line.trim()
          if (whole !== '' && !tooLong) pieces.push({ line: whole })
          line = ''
          tooLong = false
        } else if (byte < FIRST_PRINTED || byte > LAST_PRINTED) continue
        else if (line === '' && byte === 0x3e) pieces.push({ prompt: true })
        else if (line === '' && byte === FIRST_PRINTED) continue
        else if (line.length >= MOST_CHARS) tooLong = true
        else line += String.fromCharCode(byte)
      }
      return pieces
    },
    /** The modem begins anew: half a line from before is no line. */
    clear(): void {
      line = ''
      tooLong = false
    },
  }
}

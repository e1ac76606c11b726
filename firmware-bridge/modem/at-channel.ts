/**
 * One command at a time on the line, each with an end: its result, or its time. What the modem says by itself is told apart and
 * never lost, wherever it stands; a command whose time ran out closes the channel until the modem has been found again.
 */
import type { Clock } from '../clock.ts'
import { type AtFinal, bringsPdu, finalOf, isOpenText, isUnsolicited, saysRestart } from './at-codes.ts'
import { createAtLines } from './at-lines.ts'

export type AtCommand = {
  text: string
  limitMs: number
  /** Lines that are its answer. */
  accepts?: RegExp
  /** Written when the modem prompts for it, and ended as the modem wants it. */
  data?: string
  /** Instead of `data`: bytes that count themselves, so many at a time. */
  raw?: { bytes: Uint8Array; atOnce: number; everyMs: number }
}
export type AtAnswer = ({ ok: true } | Exclude<AtFinal, { ok: true }> | { ok: false; why: 'timeout' | 'lost'; code: null }) & {
  lines: string[]
}

export type AtChannel = {
  /** Never rejects. `lost`: the channel is closed, or was while this waited. */
  send(command: AtCommand): Promise<AtAnswer>
  heard(bytes: Uint8Array): void
  /** Everything that waits is given back, and nothing is taken until `find` has succeeded; a search that is under way ends without success. */
  lose(): void
  /** Ends a prompt and asks until the modem answers; true when it does. */
  find(tries: number, eachMs: number): Promise<boolean>
}

type ChannelOptions = {
  clock: Clock
  write(text: string): boolean
  /** One thing the modem said by itself, its second line behind a line feed. */
  unsolicited(text: string): void
  /** A command's time ran out, or the modem has started anew. */
  lost(why: 'timeout' | 'restart'): void
  /** A line that belongs to nothing. */
  strange(line: string): void
  /** So many bytes of a file it may still wait for, and would take a command for them. */
  owed?(): number
}

export const CTRL_Z = '\x1a'
const ESCAPE = '\x1b'
/** A modem that was busy with an older command may still answer it: so long must it have been quiet. */
const QUIET_MS = 200
const MOST_TEXT_LINES = 12
/** As much as a line takes at once. */
const MOST_OWED_AT_ONCE = 4_096
const HEX = /^[0-9A-Fa-f]{16,}$/

export function createAtChannel({ clock, write, unsolicited, lost, strange, owed = () => 0 }: ChannelOptions): AtChannel {
  type Waiting = AtCommand & { settle(answer: AtAnswer): void; lines: string[]; isPrompted: boolean; given: number }
  const lines = createAtLines()
  let queue: Waiting[] = []
  let inHand: Waiting | null = null
  let timer: { cancel(): unknown } | null = null
  let isOpen = false
  let finding: { answered(): void; spoke(): void; end(): void } | null = null
  /** One search at a time: a later one, or a loss, ends the one before. */
  let search = 0
  /** The first line of something that has more. */
  let begun: string | null = null

  const giveBack = (waiting: Waiting, why: 'timeout' | 'lost') => waiting.settle({ ok: false, why, code: null, lines: waiting.lines })

  function next(): void {
    if (inHand || !isOpen) return
    const command = queue.shift()
    if (!command) return
    inHand = command
    timer = clock.after(command.limitMs, () => {
      // ESC takes back a prompt that would swallow the next command (27.005 §3.5.1).
      if (command.data !== undefined) write(ESCAPE)
      close('timeout')
      lost('timeout')
    })
    write(`${command.text}\r`)
  }
  function close(why: 'timeout' | 'lost'): void {
    isOpen = false
    timer?.cancel()
    const [first, rest] = [inHand, queue]
    inHand = null
    queue = []
    if (first) giveBack(first, why)
    for (const each of rest) giveBack(each, 'lost')
  }
  function finish(final: AtFinal): void {
    const done = inHand
    timer?.cancel()
    inHand = null
    done?.settle({ ...final, lines: done.lines })
    next()
  }

  /** A line that is backed up takes nothing: the same bytes are offered again. */
  function give(command: Waiting): void {
    const { raw, given } = command
    if (!raw || inHand !== command || given >= raw.bytes.length) return
    const block = raw.bytes.subarray(given, given + raw.atOnce)
    if (write(Buffer.from(block).toString('latin1'))) command.given += block.length
    clock.after(raw.everyMs, () => give(command))
  }

  function more(first: string, line: string): void {
    // A prompt or a result where a PDU should stand: the second line was lost.
    const isPdu = bringsPdu(first)
    if (isPdu && !HEX.test(line)) {
      begun = null
      strange(first)
      return take(line)
    }
    const whole = `${first}\n${line}`
    if (!isPdu && isOpenText(whole) && whole.split('\n').length < MOST_TEXT_LINES) begun = whole
    else {
      begun = null
      unsolicited(whole)
    }
  }

  function take(line: string): void {
    if (begun !== null) return more(begun, line)
    if (inHand && (line === inHand.text || (inHand.data !== undefined && line.startsWith(inHand.data.replaceAll(/[^ -~]/g, ''))))) return
    if (line === 'AT' || line === 'ATE0') return
    const final = finalOf(line, inHand?.text ?? null)
    if (final && inHand) return finish(final)
    if (final) return final.ok ? finding?.answered() : undefined
    if (isUnsolicited(line, inHand?.accepts ?? null)) {
      if (saysRestart(line) && isOpen) {
        close('lost')
        lost('restart')
      }
      if (bringsPdu(line) || isOpenText(line)) begun = line
      else unsolicited(line)
      return
    }
    if (inHand?.accepts?.test(line)) inHand.lines.push(line)
    else strange(line)
  }

  return {
    send: (command) =>
      new Promise((resolve) => {
        const waiting = { ...command, settle: resolve, lines: [], isPrompted: false, given: 0 }
        if (!isOpen) return giveBack(waiting, 'lost')
        queue.push(waiting)
        next()
      }),
    heard(bytes) {
      finding?.spoke()
      for (const piece of lines.push(bytes)) {
        if ('line' in piece) take(piece.line)
        else if (inHand && !inHand.isPrompted) {
          inHand.isPrompted = inHand.data !== undefined || inHand.raw !== undefined
          if (inHand.data !== undefined) write(inHand.data)
          give(inHand)
        }
      }
    },
    lose() {
      search += 1
      finding?.end()
      close('lost')
      lines.clear()
      begun = null
    },
    async find(tries, eachMs) {
      const mine = ++search
      let missing = owed()
      for (let tried = 0; tried < tries; tried += 1) {
        const made = Math.min(missing, MOST_OWED_AT_ONCE)
        missing -= made
        write(`${'\0'.repeat(made)}${ESCAPE}AT\r`)
        const found = await heardWithin(eachMs)
        if (mine !== search) return false
        if (!found) continue
        isOpen = true
        next()
        return true
      }
      return false
    },
  }

  /** An answer, and then silence. */
  function heardWithin(limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      let wait = clock.after(limitMs, () => done(false))
      let answered = false
      const quiet = () => {
        wait.cancel()
        wait = clock.after(QUIET_MS, () => done(true))
      }
      const done = (found: boolean) => {
        wait.cancel()
        finding = null
        resolve(found)
      }
      finding = {
        answered() {
          answered = true
          quiet()
        },
        spoke: () => void (answered && quiet()),
        end: () => done(false),
      }
    })
  }
}

/**
 * A modem that is no hardware: it answers as a SIM7600 or a SIM800 does. It can echo, split what it says anywhere, speak in the
 * middle of an answer, refuse, fall silent and start anew.
 */
import type { Clock } from '../clock.ts'
import { ANSWERS, is7600, submit } from './simulated-answers.ts'
import { FILE_ANSWERS, takeByte } from './simulated-files.ts'
import { type SimulatedState, type SimulatedWorld, WORLD } from './simulated-world.ts'
import { encodeDeliver } from './sms/received.ts'

export type SimulatedModem = Pick<SimulatedState, 'world' | 'submitted' | 'commands' | 'calls' | 'played' | 'files' | 'say'> & {
  /** From the bridge. */
  heard(bytes: Uint8Array): void
  onSim(): number
  /** A message arrives; `quietly`: without a word, as while the bridge was off. */
  receive(from: string, text: string, quietly?: boolean): void
  /** A message is lost from the SIM. */
  lose(index: number): void
  ringsThere(): void
  answered(): void
  press(digit: string): void
  hangUp(): void
  /** It has its power back, and begins anew. */
  restart(): void
}

const READY_MS = 50
const ESCAPE = '\x1b'
const CTRL_Z = '\x1a'

type Options = { clock: Clock; write(text: string): void; world?: Partial<SimulatedWorld>; told?(text: string): void }

export function createSimulatedModem({ clock, write, world: wanted = {}, told = () => {} }: Options): SimulatedModem {
  const world: SimulatedWorld = { ...WORLD, refusals: [], interruptions: [], ...wanted }
  const state: SimulatedState = {
    world,
    stored: new Map(),
    submitted: [],
    commands: [],
    calls: [],
    played: [],
    files: new Map(),
    awaits: null,
    drive: 'C:',
    isOpen: world.pin === null,
    echoes: world.echo,
    reference: 0,
    call: null,
    clock,
    say,
    told,
    restart,
  }
  let input = ''
  let isPrompting = false

  function put(text: string): void {
    if (world.isSilent || world.isHung) return
    if (!world.splits) return write(text)
    for (const char of text) write(char)
  }
  function say(line: string): void {
    put(`\r\n${line}\r\n`)
  }
  function answer(lines: readonly string[]): void {
    for (const [index, line] of lines.entries()) {
      if (index === lines.length - 1) for (const each of world.interruptions.splice(0)) say(each)
      say(line)
    }
  }

  function refusalOf(command: string): string | null {
    const refusal = world.refusals.find((each) => each.times > 0 && each.command.test(command))
    if (!refusal) return null
    refusal.times -= 1
    return refusal.answer
  }
  function run(command: string): void {
    state.commands.push(command)
    if (state.echoes) put(`${command}\r`)
    const refusal = refusalOf(command)
    if (refusal) return say(refusal)
    if (/^AT\+CMGS=\d+$/.test(command)) {
      if (!state.isOpen || !world.hasSim) return say('+CMS ERROR: 310')
      isPrompting = true
      return put('\r\n> ')
    }
    for (const [pattern, answered] of [...ANSWERS, ...FILE_ANSWERS]) {
      const found = pattern.exec(command)
      if (!found) continue
      const lines = answered(state, found[1] ?? '')
      return state.awaits ? put('\r\n> ') : answer(lines)
    }
    say('ERROR')
  }

  function take(char: string): void {
    if (state.awaits) {
      if (takeByte(state, char.charCodeAt(0))) say('OK')
    } else if (char === ESCAPE) {
      if (isPrompting) say('OK')
      isPrompting = false
      input = ''
    } else if (isPrompting && char === CTRL_Z) {
      isPrompting = false
      const pdu = input
      input = ''
      if (world.isSilentOnceGiven) world.isSilent = true
      answer(submit(state, pdu))
    } else if (!isPrompting && char === '\r') {
      const command = input.trim()
      input = ''
      if (command !== '') run(command)
    } else if (char !== '\n') input += char
  }

  function restart(): void {
    Object.assign(world, { isHung: false, isSilent: false })
    Object.assign(state, { isOpen: world.pin === null, echoes: world.echo, call: null, awaits: null })
    isPrompting = false
    input = ''
    clock.after(READY_MS, () => {
      // What a line carries while a modem starts.
      put('\x00\xff\xfe')
      for (const line of ['RDY', '+CFUN: 1', `+CPIN: ${state.isOpen ? 'READY' : 'SIM PIN'}`, 'SMS DONE']) say(line)
    })
  }

  return {
    ...state,
    heard(bytes) {
      if (!world.isHung) for (const byte of bytes) take(String.fromCharCode(byte))
    },
    onSim: () => state.stored.size,
    receive(from, text, quietly = false) {
      state.reference = (state.reference + 7) & 0xff
      for (const pdu of encodeDeliver({ from, text, at: clock.now(), reference: state.reference })) {
        let index = 0
        while (state.stored.has(index)) index += 1
        state.stored.set(index, { pdu, isRead: false })
        if (!quietly) say(`+CMTI: "SM",${index}`)
      }
    },
    lose: (index) => void state.stored.delete(index),
    ringsThere() {
      state.call = 3
    },
    answered() {
      state.call = 0
      if (is7600(state)) say('VOICE CALL: BEGIN')
    },
    press: (digit) => say(is7600(state) ? `+RXDTMF: ${digit}` : `+DTMF: ${digit}`),
    hangUp() {
      state.call = null
      if (is7600(state)) say('VOICE CALL: END: 000012')
      say('NO CARRIER')
    },
    restart,
  }
}

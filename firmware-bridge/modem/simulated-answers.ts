/** What a modem that is no hardware answers to each command, as SIM7600 and SIM800 do. */

import type { SimulatedState } from './simulated-world.ts'
import { encodeReport } from './sms/received.ts'
import { decodeSubmit } from './sms/submit.ts'

export type Answer = (state: SimulatedState, found: string) => string[]

const NAMES = { SIM7600: 'SIMCOM_SIM7600E-H', A7670: 'A7670E-FASE', SIM800: 'SIMCOM_SIM800L' }
const REPORT_MS = 30
const PLAYED_MS = 10

export const is7600 = ({ world }: SimulatedState): boolean => world.model === 'SIM7600'

/** Refused without a SIM, and while it is closed (27.007 §9.2: 10, 11). */
const withSim =
  (answer: Answer): Answer =>
  (state, found) => {
    if (!state.world.hasSim) return ['+CME ERROR: 10']
    return state.isOpen ? answer(state, found) : ['+CME ERROR: 11']
  }

const ok =
  (change: (state: SimulatedState, found: string) => unknown): Answer =>
  (state, found) => {
    change(state, found)
    return ['OK']
  }

function simState({ world, isOpen }: SimulatedState): string[] {
  if (!world.hasSim) return ['+CME ERROR: 10']
  return [`+CPIN: ${isOpen ? 'READY' : world.pinTries > 0 ? 'SIM PIN' : 'SIM PUK'}`, 'OK']
}

function pinEntered(state: SimulatedState, pin: string): string[] {
  const { world } = state
  if (world.pinTries === 0) return ['+CME ERROR: 12']
  if (pin !== world.pin) {
    world.pinTries -= 1
    return ['+CME ERROR: 16']
  }
  state.isOpen = true
  world.pinTries = 3
  return ['OK']
}

function list({ stored }: SimulatedState): string[] {
  const lines = [...stored].flatMap(([index, { pdu, isRead }]) => [`+CMGL: ${index},${isRead ? 1 : 0},,${(pdu.length - 2) / 2}`, pdu])
  for (const each of stored.values()) each.isRead = true
  return [...lines, 'OK']
}

function dial(state: SimulatedState, number: string): string[] {
  if (state.world.registration !== 1) return ['NO CARRIER']
  state.calls.push(number)
  state.told(`calls ${number}: answer, or hangup`)
  state.call = 2
  return ['OK']
}

function ussd({ world, clock, say }: SimulatedState, code: string): string[] {
  const reply = world.ussd[code]
  clock.after(1, () => say(reply === undefined ? '+CUSD: 4' : `+CUSD: 0,"${reply.replaceAll('\n', '\r\n')}",15`))
  return ['OK']
}

const SAYS = {
  SIM7600: { begun: ['+WAVSTATE: wav play'], over: '+WAVSTATE: wav play stop' },
  A7670: { begun: ['+AUDIOSTATE: audio play'], over: '+AUDIOSTATE: audio play stop' },
  SIM800: { begun: [], over: '+CREC: 0' },
}
function play(state: SimulatedState, file: string): string[] {
  const phrase = /([\w-]+)\.\w+$/.exec(file)?.[1] ?? ''
  if (!state.world.phrases.has(phrase) && !state.files.has(file)) return ['ERROR']
  state.played.push(phrase)
  state.told(`says ${phrase}`)
  const { begun, over } = SAYS[state.world.model]
  state.clock.after(PLAYED_MS, () => state.say(over))
  return [...begun, 'OK']
}

export const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/^(?:AT|AT\+(?:CMEE|CMGF|CSCS|CNMI|CREG|CEREG|CLIP|DDET)=.*|AT\+CUSD=2|AT\+(?:CCMXSTOPWAV|CCMXSTOP|CREC=5))$/, () => ['OK']],
  [/^ATE0$/, ok((state) => Object.assign(state, { echoes: false }))],
  [/^AT\+CGMM$/, (state) => [NAMES[state.world.model], 'OK']],
  [/^AT\+CGMR$/, (state) => [is7600(state) ? '+CGMR: LE11B14SIM7600M22' : 'Revision:1418B06SIM800L24', 'OK']],
  [/^AT\+CCID$/, ({ world }) => (world.hasSim ? ['8984048000012345678', 'OK'] : ['+CME ERROR: 10'])],
  [/^AT\+CGSN$/, ({ world }) => [world.imei, 'OK']],
  [/^AT\+CPIN\?$/, simState],
  [/^AT\+CPIN="(\d+)"$/, pinEntered],
  [/^AT\+CSQ$/, ({ world }) => [`+CSQ: ${world.signal},99`, 'OK']],
  [/^AT\+CREG\?$/, ({ world }) => [`+CREG: 1,${world.registration}`, 'OK']],
  [/^AT\+CEREG\?$/, (state) => (is7600(state) ? [`+CEREG: 1,${state.world.registration}`, 'OK'] : ['ERROR'])],
  [/^AT\+COPS\?$/, ({ world }) => [world.registration === 1 ? '+COPS: 0,0,"Viettel",7' : '+COPS: 0', 'OK']],
  [/^AT\+CPMS=/, withSim(({ stored: { size } }) => [`+CPMS: ${size},50,${size},50,${size},50`, 'OK'])],
  [/^AT\+CSCA\?$/, withSim(() => ['+CSCA: "+84980200030",145', 'OK'])],
  [/^AT\+CMGL=4$/, withSim(list)],
  [/^AT\+CMGD=(\d+)$/, withSim(ok(({ stored }, index) => stored.delete(Number(index))))],
  [/^ATD(\+?[\d*#]+);$/, dial],
  [/^(?:AT\+CHUP|ATH)$/, ok((state) => Object.assign(state, { call: null }))],
  [/^AT\+CLCC$/, ({ call, calls }) => [...(call === null ? [] : [`+CLCC: 1,0,${call},0,0,"${calls.at(-1)}",129`]), 'OK']],
  [/^AT\+CUSD=1,"([^"]+)",15$/, ussd],
  [/^AT\+(?:CCMXPLAYWAV|CCMXPLAY|CREC)=(?:4,)?"([^"]+)"/, play],
  [/^AT\+CFUN=1,1$/, ok(({ clock, restart }) => clock.after(1, restart))],
]

/** A PDU that came behind the prompt. */
export function submit(state: SimulatedState, pdu: string): string[] {
  const { world, clock, say, submitted } = state
  const read = decodeSubmit(pdu)
  if (!read) return ['+CMS ERROR: 304']
  if (world.registration !== 1) return ['+CMS ERROR: 331']
  submitted.push(read)
  const { number = 1, total = 1 } = read.piece ?? {}
  state.told(`a message to ${read.to}, ${number} of ${total}: ${read.text}`)
  state.reference = (state.reference + 1) & 0xff
  const { reference } = state
  if (read.reportWanted)
    clock.after(REPORT_MS, () => {
      if (world.reportStatus === null) return
      // The network names the recipient in full, however it was dialled.
      const report = encodeReport({ reference, to: read.to.replace(/^0/, '+84'), status: world.reportStatus, at: clock.now() })
      say(`+CDS: ${(report.length - 2) / 2}\r\n${report}`)
    })
  return [`+CMGS: ${reference}`, 'OK']
}

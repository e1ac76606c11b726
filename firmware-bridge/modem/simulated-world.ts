/** What stands around a modem that is no hardware: its SIM, the network and the far end, and what it does wrong. */
import type { Clock } from '../clock.ts'
import type { ReadSubmit } from './sms/submit.ts'

export type SimulatedWorld = {
  model: 'SIM7600' | 'A7670' | 'SIM800'
  echo: boolean
  /** Everything it says comes a byte at a time. */
  splits: boolean
  /** It hears and does, and says nothing. */
  isSilent: boolean
  /** It falls silent so at the moment it has been given a message: what it did with it is never known. */
  isSilentOnceGiven: boolean
  /** It hears nothing either, until `reset`. */
  isHung: boolean
  registration: number
  signal: number
  /** Null: the SIM asks for none. */
  pin: string | null
  pinTries: number
  hasSim: boolean
  /** What it answers instead, so many times: AT+CMGS with `+CMS ERROR: 38`. */
  refusals: { command: RegExp; answer: string; times: number }[]
  /** Said in the middle of the next answers. */
  interruptions: string[]
  /** TP-ST of the reports it sends; null: it sends none. */
  reportStatus: number | null
  ussd: Readonly<Record<string, string>>
  /** Phrases that lie on it, put there by somebody else. */
  phrases: ReadonlySet<string>
  /** Its serial number. */
  imei: string
  /** Room for files. */
  roomBytes: number
  /** So many bytes of the next file do not reach it. */
  loses: number
}

export const WORLD: SimulatedWorld = {
  model: 'SIM7600',
  echo: true,
  splits: false,
  isSilent: false,
  isSilentOnceGiven: false,
  isHung: false,
  registration: 1,
  signal: 21,
  pin: null,
  pinTries: 3,
  hasSim: true,
  refusals: [],
  interruptions: [],
  reportStatus: 0,
  ussd: { '*101#': 'TK chinh: 45.000d\nHSD: 31/12/2026' },
  phrases: new Set(['alarm-holdup', 'press-1', 'noted']),
  imei: '867584030012345',
  roomBytes: 1_000_000,
  loses: 0,
}

/** What a modem is in the middle of. */
export type SimulatedState = {
  world: SimulatedWorld
  /** By index; a message lies on the SIM until it is deleted. */
  stored: Map<number, { pdu: string; isRead: boolean }>
  submitted: ReadSubmit[]
  commands: string[]
  calls: string[]
  played: string[]
  /** By path; what is being written is there as far as it came. */
  files: Map<string, Buffer>
  /** Bytes that it waits for, and the file they go to. */
  awaits: { file: string; left: number } | null
  drive: string
  /** The SIM was opened by its PIN, or has none. */
  isOpen: boolean
  echoes: boolean
  reference: number
  /** Of the call in hand, as AT+CLCC says it: 2 dialling, 3 ringing, 0 answered. */
  call: 0 | 2 | 3 | null
  clock: Clock
  say(line: string): void
  /** For whoever watches. */
  told(text: string): void
  restart(): void
}

/**
 * Reads what a button sent. Nothing here throws and nothing is thrown away: whatever cannot be understood
 * becomes a mark that an officer will see, and an unreadable press is a hold-up press (promise 2).
 */
import type { BeatMessage, LineState, PressKind } from './messages.ts'
import { readBellVitals, readModemVitals } from './read-vitals.ts'

/** How a press differs from a plain, prompt, well-formed one. */
export type PressMark = 'unreadable' | 'unknown-code' | 'late' | 'clock-wrong' | 'retained' | 'repeated'

export type ReadPress = {
  kind: PressKind
  /** The button's own id for this press. */
  pressId?: string
  /** The button's own time, ms since 1970; absent when it sent none or none that can be true. */
  at?: number
  battery?: number
  rssi?: number
  marks: PressMark[]
  /** The first 200 characters of what was sent, kept when something in it was not understood. */
  raw?: string
}

export type ReadBeat = BeatMessage & { unreadable?: true }

const LATE_MS = 2 * 60_000
const AHEAD_MS = 2 * 60_000
/** No button of this system existed earlier; an older date is a clock that was never set. */
const EARLIEST_AT = Date.UTC(2024, 0, 1)
const PRESS_ID_CHARS = 128
const RAW_CHARS = 200

const LINES: readonly LineState[] = ['open', 'closed', 'silent']
const MOST_COUNTERS = 16

const KINDS: readonly string[] = ['holdup', 'fire', 'duress', 'test'] satisfies PressKind[]

/** RFC 3339 with a zone; a time without one would be read in the hub's zone, which the button does not know. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i

export function parseObject(payload: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const present = (value: unknown): boolean => value !== undefined && value !== null
const percent = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 100
const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/**
 * @param payload the bytes of the publish
 * @param retain the publish carried the retain flag: a stored message, played again
 * @param now hub time of receipt, ms since 1970
 */
export function readPress(payload: Uint8Array, retain: boolean, now: number): ReadPress {
  const marks = new Set<PressMark>()
  const press: ReadPress = { kind: 'holdup', marks: [] }
  const fields = parseObject(payload)
  if (!fields) marks.add('unreadable')
  else {
    const { press: pressId, kind, at, battery, rssi, replayed } = fields
    if (typeof kind === 'string' && KINDS.includes(kind)) press.kind = kind as PressKind
    else if (present(kind)) marks.add('unknown-code')
    if ((typeof pressId === 'string' && pressId !== '' && pressId.length <= PRESS_ID_CHARS) || Number.isSafeInteger(pressId))
      press.pressId = String(pressId)
    else if (present(pressId) && pressId !== '') marks.add('unreadable')
    if (percent(battery)) press.battery = battery
    else if (present(battery)) marks.add('unreadable')
    if (finite(rssi)) press.rssi = rssi
    else if (present(rssi)) marks.add('unreadable')
    if (replayed === true) marks.add('repeated')
    if (present(at)) {
      const time = typeof at === 'string' && ISO_TIME.test(at) ? Date.parse(at) : Number.NaN
      if (time >= EARLIEST_AT && time <= now + AHEAD_MS) press.at = time
      else marks.add('clock-wrong')
    }
  }
  if (press.at !== undefined && now - press.at > LATE_MS) marks.add('late')
  if (retain) marks.add('late').add('retained')
  press.marks = [...marks]
  if (marks.has('unreadable') || marks.has('unknown-code') || marks.has('clock-wrong'))
    press.raw = new TextDecoder().decode(payload.subarray(0, RAW_CHARS * 4)).slice(0, RAW_CHARS)
  return press
}

/** Fields of a wrong type are left out and `unreadable` says so; an empty payload is a plain beat. */
export function readBeat(payload: Uint8Array): ReadBeat {
  if (payload.length === 0) return {}
  const fields = parseObject(payload)
  if (!fields) return { unreadable: true }
  const beat: ReadBeat = {}
  const { battery, rssi, uptime, firmware, tamper, lowBattery, lost, line, counters, modem, bell } = fields
  if (percent(battery)) beat.battery = battery
  else if (present(battery)) beat.unreadable = true
  if (finite(rssi)) beat.rssi = rssi
  else if (present(rssi)) beat.unreadable = true
  if (finite(uptime) && uptime >= 0) beat.uptime = uptime
  else if (present(uptime)) beat.unreadable = true
  if (typeof firmware === 'string') beat.firmware = firmware.slice(0, 64)
  else if (present(firmware)) beat.unreadable = true
  if (typeof tamper === 'boolean') beat.tamper = tamper
  else if (present(tamper)) beat.unreadable = true
  if (typeof lowBattery === 'boolean') beat.lowBattery = lowBattery
  else if (present(lowBattery)) beat.unreadable = true
  if (typeof lost === 'boolean') beat.lost = lost
  else if (present(lost)) beat.unreadable = true
  if (LINES.includes(line as LineState)) beat.line = line as LineState
  else if (present(line)) beat.unreadable = true
  const counted = readCounters(counters)
  if (counted) beat.counters = counted
  else if (present(counters)) beat.unreadable = true
  const ofModem = readModemVitals(modem)
  if (ofModem) beat.modem = ofModem
  else if (present(modem)) beat.unreadable = true
  const ofBell = readBellVitals(bell)
  if (ofBell) beat.bell = ofBell
  else if (present(bell)) beat.unreadable = true
  return beat
}

function readCounters(value: unknown): Record<string, number> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const counters = Object.entries(value).filter((entry): entry is [string, number] => finite(entry[1]) && entry[1] >= 0)
  return Object.fromEntries(counters.slice(0, MOST_COUNTERS).map(([name, n]) => [name.slice(0, 32), n]))
}

/** `online` and `offline` are the whole vocabulary of a status topic; anything else is null. */
export function readStatus(payload: Uint8Array): 'online' | 'offline' | null {
  const text = new TextDecoder().decode(payload.subarray(0, 16)).trim()
  return text === 'online' || text === 'offline' ? text : null
}

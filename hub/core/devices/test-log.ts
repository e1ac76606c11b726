/** The tests a shop has made of its buttons: what its people and the administrator read back. */
import type { EventOf } from '../../contract/events.ts'
import type { ButtonId, PersonId, SiteId } from '../../contract/ids.ts'

export type TestEntry = {
  button: ButtonId
  /** Null: the button said by itself that it was a test. */
  by: PersonId | null
  at: number
  until: number
  pressedAt: number | null
  calledOff: boolean
}
type Log = Map<SiteId, TestEntry[]>

/** Of one site: a year of three buttons, and some that had to be tried twice. */
const KEPT = 60

/** Armed again while it waits, the same test goes on. */
export function testArmed(log: Log, { site, button, by, at, until }: EventOf<'TestArmed'>): void {
  const waiting = lastOf(log, site, button)
  if (waiting && isOpen(waiting, at)) Object.assign(waiting, { by, until })
  else keep(log, site, { button, by, at, until, pressedAt: null, calledOff: false })
}

export function testCalledOff(log: Log, { site, button }: EventOf<'TestCalledOff'>): void {
  const waiting = lastOf(log, site, button)
  if (waiting && waiting.pressedAt === null) waiting.calledOff = true
}

export function testPressed(log: Log, { site, button, at }: EventOf<'PressReceived' | 'PressKept'>): void {
  const waiting = lastOf(log, site, button)
  if (waiting && isOpen(waiting, at)) waiting.pressedAt = at
  else keep(log, site, { button, by: null, at, until: at, pressedAt: at, calledOff: false })
}

const isOpen = ({ pressedAt, calledOff, until }: TestEntry, at: number) => pressedAt === null && !calledOff && until >= at

const lastOf = (log: Log, site: SiteId, button: ButtonId) => log.get(site)?.findLast((entry) => entry.button === button)

function keep(log: Log, site: SiteId, entry: TestEntry): void {
  const entries = log.get(site) ?? []
  log.set(site, entries)
  entries.push(entry)
  if (entries.length > KEPT) entries.shift()
}

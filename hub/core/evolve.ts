/** Folds one event into the desk's state. The same events in the same order make the same state, live and after a restart. */
import type { Event, Recorded } from '../contract/events.ts'
import { evolveBackups } from './backup/backups.ts'
import { evolveLife } from './devices/evolve-life.ts'
import { testArmed, testCalledOff } from './devices/test-log.ts'
import { evolveExercise } from './exercise/evolve-exercise.ts'
import { evolveIncident, openIncident } from './incident/evolve-incident.ts'
import { evolveMessages } from './messages/evolve-messages.ts'
import { evolvePower } from './power/evolve-power.ts'
import { rememberPress } from './press-memory.ts'
import { countSign, dayBegins, dayClosed, endOfSilence } from './reports/supervision-day.ts'
import { evolveRetention } from './retention/evolve-retention.ts'
import { evolveSelfDrill } from './self-drill/self-drill.ts'
import { evolveShift } from './shift/evolve-shift.ts'
import { evolveStation } from './shift/evolve-station.ts'
import { moveClock } from './silence/clock-jump.ts'
import { remember } from './silence/device-past.ts'
import { becomes, deviceOf, heardAgain } from './silence/device-state.ts'
import { evolveOutage } from './silence/evolve-outage.ts'
import { evolveTrouble } from './silence/evolve-trouble.ts'
import { DROPS_COUNTED } from './silence/flapping.ts'
import type { State } from './state.ts'
import { evolveWatched } from './watched/evolve-watched.ts'

/** Closed incidents stay in memory this long; who was told sees them as long. */
export const CLOSED_STAYS_MS = 24 * 3_600_000
const NOT_UNDERSTOOD_STAYS_MS = 24 * 3_600_000
const DOWNTIMES_STAY_MS = 30 * 24 * 3_600_000
/** A machine that is held over and over. */
const DOWNTIMES_KEPT = 1_000
/** How long the same press id without an equal time is the same press. */
export const SAME_PRESS_MS = 10 * 60_000

/** Events that belong to an incident name it; these do not, but touch one all the same. */
export function incidentsOf(event: Event): readonly string[] {
  if (event.type === 'NoticesSettled') return [...new Set(event.outcomes.map((outcome) => outcome.incident))]
  if (event.type === 'MessagesProgressed') return named(event.progress)
  if (event.type === 'MessagesOrdered') return named(event.messages)
  return 'incident' in event && event.incident !== null ? [event.incident] : []
}

const named = (each: readonly { incident: string | null }[]) => [
  ...new Set(each.flatMap(({ incident }) => (incident === null ? [] : [incident]))),
]

export function evolve(state: State, { seq, event }: Recorded): void {
  state.seq = Math.max(state.seq, seq)
  if (event.type === 'IncidentOpened') {
    forgetClosed(state, event.at)
    state.incidents.set(event.incident, openIncident(event, event.linkedTo && state.incidents.get(event.linkedTo)))
  }
  for (const id of incidentsOf(event)) {
    const incident = state.incidents.get(id as never)
    if (!incident) continue
    incident.seq = seq
    evolveIncident(incident, event)
  }
  evolveStation(state, event)
  evolveRest(state, event)
  evolveOutage(state, event)
  evolveShift(state, event)
  evolveLife(state, event)
  evolveSelfDrill(state, event)
  evolveBackups(state, event)
  evolveExercise(state, event)
  evolveTrouble(state, event)
  evolvePower(state, event)
  evolveMessages(state, event)
  evolveWatched(state, event)
  evolveRetention(state, event)
}

function evolveRest(state: State, event: Event): void {
  switch (event.type) {
    case 'PressReceived': {
      const { gateway, at, button, incident } = event
      if (gateway) state.lastPressOfGateway.set(gateway, { at, button, incident })
      return rememberPress(state, event)
    }
    case 'PressKept':
      return rememberPress(state, event)
    case 'PastForgotten':
      return forgetClosed(state, event.at)
    case 'NoticesSettled':
      for (const { notice, incident, outcome } of event.outcomes) {
        const kept = state.incidents.get(incident)?.notices.get(notice)
        if (kept) kept.outcome = outcome
      }
      return
    case 'TestArmed':
      state.tests.set(event.button, { by: event.by, at: event.at, until: event.until })
      return testArmed(state.testLog, event)
    case 'TestCalledOff':
      state.tests.delete(event.button)
      return testCalledOff(state.testLog, event)
    case 'SiteOnTest':
      state.onTest.set(event.site, { by: event.by, until: event.until, reason: event.reason })
      return
    case 'SiteOnTestEnded':
      state.onTest.delete(event.site)
      return
    case 'ButtonBypassed':
      state.bypasses.set(event.button, { site: event.site, by: event.by, until: event.until, reason: event.reason })
      return
    case 'ButtonBypassEnded':
      state.bypasses.delete(event.button)
      return
    case 'DeviceHeard': {
      const device = deviceOf(state, event.device, event.at)
      const { battery, rssi, firmware, uptime, tamper, lowBattery, counters, modem, bell } = event
      // A program that lives behind a dead line hears no button.
      if (device.line === undefined) heardAgain(device, event.at, state.listeningSince)
      device.firstHeardAt ??= event.at
      if (battery !== undefined) device.battery = battery
      if (rssi !== undefined) device.rssi = rssi
      if (firmware !== undefined) device.firmware = firmware
      // A device may say any number; one from before 1970 is no time that could be shown.
      if (uptime !== undefined && uptime * 1000 <= event.at) device.upSince = event.at - uptime * 1000
      if (tamper !== undefined) device.tamper = tamper
      if (lowBattery !== undefined) device.lowBattery = lowBattery
      if (counters !== undefined) device.counters = counters
      if (modem !== undefined) device.modem = modem
      if (bell !== undefined) device.bell = bell
      if (event.sign) countSign(state, event.device, event.at)
      return remember(device, event.at)
    }
    case 'DeviceOnline': {
      const before = state.devices.get(event.device)
      const device = deviceOf(state, event.device, event.at)
      if (before && before.state !== 'online') device.returnedAt = event.at
      heardAgain(device, event.at, state.listeningSince)
      if (before?.state === 'offline') endOfSilence(state, event.device)
      device.state = 'online'
      delete device.dark
      remember(device, event.at)
      device.firstHeardAt ??= event.at
      return
    }
    case 'LineChanged': {
      const device = deviceOf(state, event.gateway, event.at)
      if (event.line === 'open') delete device.line
      else device.line = event.line
      return
    }
    case 'DeviceDisconnected': {
      const device = deviceOf(state, event.device, event.at)
      device.drops = [...(device.drops ?? []), event.at].slice(-DROPS_COUNTED)
      return becomes(state, event.device, 'disconnected', event.at)
    }
    case 'TamperChanged': {
      deviceOf(state, event.button, event.at).tamper = event.tamper
      if (event.tamper) state.tampered.set(event.site, event.at)
      return
    }
    case 'MessageNotUnderstood':
      for (const [key, { at }] of state.notUnderstood) if (event.at - at > NOT_UNDERSTOOD_STAYS_MS) state.notUnderstood.delete(key)
      state.notUnderstood.set(`${event.device} ${event.topic}`, { device: event.device, topic: event.topic, at: event.at })
      return
    case 'HubStarted':
      forgetClosed(state, event.at)
      dayBegins(state, event.at)
      if (event.downSince === null) state.listeningSince = event.at
      else didNotListen(state, event.downSince, event.at)
      return
    case 'HubPaused':
      return didNotListen(state, event.from, event.at)
    case 'ClockJumped':
      moveClock(state, event)
      return dayBegins(state, event.at)
    case 'SupervisionDay':
      return dayClosed(state, event)
    case 'DutyStarted':
      state.duty.set(event.person, { station: event.station, role: event.role, since: event.at })
      return
    case 'DutyEnded':
      state.duty.delete(event.person)
      return
    case 'RegistryChanged':
      state.registryVersion = event.version
      return
    case 'BellTested': {
      const provenAt = state.bellTests.get(event.station)?.provenAt
      const { at, until, by } = event
      state.bellTests.set(event.station, { at, until, by, heard: null, ...(provenAt !== undefined && { provenAt }) })
      return
    }
    case 'BellTestAnswered': {
      const test = state.bellTests.get(event.station)
      if (!test) return
      test.heard = event.heard
      if (event.heard) test.provenAt = test.at
      return
    }
    default:
      return
  }
}

/** The hub itself did not listen: whoever was silent meanwhile has the reporting time anew. */
function didNotListen(state: State, from: number, to: number): void {
  state.listeningSince = to
  for (const device of state.devices.values()) delete device.gap
  state.downtimes.push({ from, to })
  state.downtimes = state.downtimes.filter((each) => to - each.to < DOWNTIMES_STAY_MS).slice(-DOWNTIMES_KEPT)
}

function forgetClosed(state: State, now: number): void {
  for (const [id, { answer }] of state.incidents)
    if (answer.phase === 'closed' && now - answer.closedAt > CLOSED_STAYS_MS) state.incidents.delete(id)
}

/** Folds the power of the stations. */
import type { Event } from '../../contract/events.ts'
import type { StationId } from '../../contract/ids.ts'
import type { State } from '../state.ts'
import type { PowerState } from './power-state.ts'

export function evolvePower(state: State, event: Event): void {
  switch (event.type) {
    case 'PowerHeard': {
      const { station, at, source, mains, low, battery, minutes } = event
      const power = powerOf(state, station, mains, at)
      if (power.mains !== mains) {
        if (mains && power.failedAt === null) power.flickers += 1
        Object.assign(power, { mains, changedAt: at })
      }
      Object.assign(power, { source, low, heardAt: at })
      if (battery === undefined) delete power.battery
      else power.battery = battery
      minutesAre(power, minutes, at)
      return
    }
    case 'MainsFailed': {
      const power = powerOf(state, event.station, false, event.at)
      Object.assign(power, { mains: false, failedAt: event.since, heardAt: Math.max(power.heardAt, event.at) })
      if (event.minutes !== undefined) minutesAre(power, event.minutes, event.at)
      return
    }
    case 'MainsBack':
      Object.assign(powerOf(state, event.station, true, event.at), { mains: true, failedAt: null, lowAt: null, goodbye: null })
      return
    case 'BatteryLow':
      powerOf(state, event.station, false, event.at).lowAt = event.at
      return
    case 'GoodbyeSaid':
      powerOf(state, event.station, false, event.at).goodbye = { at: event.at, people: [...event.people] }
      return
    case 'UpsLost':
      powerOf(state, event.station, true, event.at).lostAt = event.since
      return
    case 'UpsBack':
      powerOf(state, event.station, true, event.at).lostAt = null
      return
    case 'ClockJumped':
      for (const power of state.power.values()) moved(power, event.by)
      return
    default:
      return
  }
}

function powerOf(state: State, station: StationId, mains: boolean, at: number): PowerState {
  const known = state.power.get(station)
  if (known) return known
  const none = { failedAt: null, lowAt: null, lostAt: null, goodbye: null }
  const made: PowerState = { source: 'ups', mains, low: false, changedAt: at, heardAt: at, flickers: 0, ...none }
  state.power.set(station, made)
  return made
}

/** Counted from when the figure changed: a page counts down from there. */
function minutesAre(power: PowerState, minutes: number | undefined, at: number): void {
  if (power.minutes === minutes) return
  if (minutes === undefined) delete power.minutes
  else power.minutes = minutes
  power.minutesAt = at
}

function moved(power: PowerState, by: number): void {
  power.changedAt += by
  power.heardAt += by
  if (power.minutesAt !== undefined) power.minutesAt += by
  if (power.failedAt !== null) power.failedAt += by
  if (power.lostAt !== null) power.lostAt += by
}

/** The power of the hub's own machine for the health page, and of every station for the figures. */
import type { StationId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import type { Seen } from '../seen.ts'
import { hubStation } from './hub-station.ts'

export type HubPower = { onBattery: boolean; minutes: number | null; isLow: boolean; isLost: boolean }

/** What a UPS said longer ago than this is of no use now. */
const FRESH_MS = 24 * 3_600_000

/** Null: nobody says how it is. */
export function hubPower(state: Seen, directory: Directory, now: number): HubPower | null {
  const station = hubStation(directory)
  const power = station === null ? undefined : state.power.get(station)
  if (!power || now - power.heardAt > FRESH_MS) return null
  return {
    onBattery: power.failedAt !== null,
    minutes: power.minutes ?? null,
    isLow: power.lowAt !== null,
    isLost: power.lostAt !== null,
  }
}

export type PowerFigures = { station: StationId; onBattery: boolean; battery?: number; minutes?: number; flickers: number }

export const powerFigures = (state: Seen, now: number): PowerFigures[] =>
  [...state.power].flatMap(([station, { mains, battery, minutes, flickers, heardAt, lostAt }]) =>
    now - heardAt > FRESH_MS || lostAt !== null
      ? []
      : [{ station, onBattery: !mains, flickers, ...(battery !== undefined && { battery }), ...(minutes !== undefined && { minutes }) }],
  )

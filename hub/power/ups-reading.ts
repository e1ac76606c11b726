/** What the variables of a UPS mean (RFC 9271, and NUT’s own docs/nut-names: `ups.status` is a list of flags). */
import type { PowerReading } from '../contract/power.ts'

/** Null: it does not say whether it has mains. */
export function readUps(variables: ReadonlyMap<string, string>): PowerReading | null {
  const flags = (variables.get('ups.status') ?? '').split(/\s+/)
  const has = (flag: string) => flags.includes(flag)
  if (!has('OL') && !has('OB') && !has('FSD')) return null
  const battery = figure(variables.get('battery.charge'))
  const seconds = figure(variables.get('battery.runtime'))
  return {
    // A forced shutdown goes on though the mains come back; a calibration runs on the battery by intent.
    mains: !has('FSD') && (has('OL') || has('CAL')),
    low: has('LB') || has('FSD'),
    ...(battery !== null && battery <= 100 && { battery: Math.round(battery) }),
    ...(seconds !== null && { minutes: Math.floor(seconds / 60) }),
  }
}

function figure(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 ? value : null
}

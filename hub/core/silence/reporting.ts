/** Reporting times: how long a device may say nothing before it is missed (EN 50136-1; the grades stand in contract/resources). */
import type { SupervisionPreset } from '../../contract/resources.ts'

/** Nothing heard for this long is an outage, ms. */
export const REPORTING_MS: Readonly<Record<SupervisionPreset, number>> = {
  '20s': 20_000,
  '90s': 90_000,
  '3min': 3 * 60_000,
  '30min': 30 * 60_000,
  '25h': 25 * 3_600_000,
}
export const SHORTEST_REPORTING_MS = REPORTING_MS['20s']

/** Heard so often that its silence says something of this minute, and its neighbour's voice of that silence. */
export const isLively = (preset: SupervisionPreset): boolean => REPORTING_MS[preset] <= REPORTING_MS['3min']

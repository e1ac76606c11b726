/**
 * What stands on the desk's rail: only what changes tonight's action, because it may keep tonight's alarm from being heard.
 * Everything else waits for the digest of the shift. Pure: one question, one answer.
 */
import type { ButtonId } from '../../contract/ids.ts'
import { shopOpen } from '../calendar/opening-hours.ts'
import type { Directory } from '../directory.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { OpenOutage } from './outage.ts'

/** A single button that is back before this long was a hiccup of the air. */
export const SHORT_OUTAGE_MS = 5 * 60_000
/** So long after the hub itself was down a press may have been missed: somebody may want to ask the shops. */
const HUB_DOWN_MS = 60 * 60_000

type Silence = DeepReadonly<Pick<OpenOutage, 'cause' | 'since' | 'site' | 'buttons' | 'flapping'>>

/**
 * A gateway, a street, a carrier, or a whole shop that is dark cannot call at all: at once. One button beside others that live: once
 * it is no hiccup, or when it comes and goes. A shop that is closed by its own hours has nobody in it who could press.
 */
export function outageTonight(outage: Silence, state: Pick<Seen, 'devices'>, directory: Directory, now: number): boolean {
  const { cause, site } = outage
  if (cause !== 'site' && cause !== 'button') return true
  if (isClosed(site, directory, now)) return false
  if (cause === 'site' || outage.flapping || now - outage.since >= SHORT_OUTAGE_MS) return true
  return !othersLive(outage, state, directory)
}

const isClosed = (site: Silence['site'], directory: Directory, now: number): boolean =>
  site !== undefined && shopOpen(directory.sites.get(site), now, directory.settings) === false

function othersLive({ site, buttons }: Silence, state: Pick<Seen, 'devices'>, directory: Directory): boolean {
  const all: readonly ButtonId[] = site === undefined ? [] : (directory.buttonsOf.get(site) ?? [])
  return all.some((id) => !buttons.includes(id) && state.devices.get(id)?.state === 'online')
}

export const downtimeTonight = ({ to }: { to: number }, now: number): boolean => now - to < HUB_DOWN_MS
/** Every time on the desk is doubtful until somebody has looked at it. */
export const clockJumpTonight = ({ at }: { at: number }, now: number): boolean => Math.abs(now - at) < HUB_DOWN_MS

/** Somebody made it quiet, and it will be quiet when it is pressed in earnest. */
export const quietTonight = true
/** A patrol on duty is counted on. */
export const lostPhoneTonight = true
/** Nobody knows whether tonight's alarm would get through. */
export const selfDrillTonight = true
/** A line for whoever looks after the devices. */
export const notUnderstoodTonight = false

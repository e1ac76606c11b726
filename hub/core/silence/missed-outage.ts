/** Outages that were over before a round came to flag them: late or missed work hides none. */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import type { State } from '../state.ts'
import { REPORTING_MS } from './reporting.ts'
import { isWhole } from './silence.ts'

export function missedOutages(directory: Directory, at: number, state: State): Event[] {
  const bySite = new Map<SiteId, { button: ButtonId; from: number; to: number }[]>()
  for (const { id, site, supervision, retiredAt } of directory.buttons.values()) {
    const gap = state.devices.get(id)?.gap
    if (!gap || retiredAt !== undefined || gap.to - gap.from <= REPORTING_MS[supervision]) continue
    bySite.set(site, [...(bySite.get(site) ?? []), { button: id, ...gap }])
  }
  return [...bySite].map(([site, gaps]) => {
    const buttons = gaps.map(({ button }) => button)
    const cause = buttons.length > 1 && isWhole(site, new Set(buttons), directory, state) ? 'site' : 'button'
    const [since, until] = [Math.min(...gaps.map(({ from }) => from)), Math.max(...gaps.map(({ to }) => to))]
    return { type: 'OutageBegan', at, outage: `${cause}-${buttons[0]}-${at}-over`, cause, since, until, site, buttons }
  })
}

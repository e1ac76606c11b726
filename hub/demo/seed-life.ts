/** How the sample commune's buttons lived before tonight: batteries that fall day by day, and the tests of the last month, one of them forgotten. */
import type { IncidentId } from '../contract/ids.ts'
import { readPress } from '../contract/read.ts'
import { type LocalDay, localDay, startOf } from '../core/calendar/local-day.ts'
import type { Command } from '../core/commands.ts'
import { testDayOf } from '../core/devices/test-rota.ts'
import type { Directory } from '../core/directory.ts'
import { rosterFor } from '../core/incident/roster.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { SampleButton, SampleCommune } from './sample-commune.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** One test of every button: older ones would only fill the history. */
const TESTED_WITHIN = 40 * DAY
const QUIET_ENDS = 16 * 60_000
/** Whose day is today, so that the page of a shop has something to ask. */
const DUE_TODAY = ['KH-03', 'KH-07', 'KH-12']
/** Never tested: its second button. */
const FORGOTTEN = { code: 'KH-16', place: 1 }
/** Percent lost in a day, where it is more than nearly nothing. */
const FALLING: Readonly<Record<string, { perDay: number; now: number }>> = {
  'KH-26 0': { perDay: 0.4, now: 27 },
  'KH-16 0': { perDay: 0.3, now: 52 },
}

/** What a button's battery says so many days ago. */
export function sampleBattery(commune: SampleCommune, { button, site }: SampleButton, daysAgo: number): number {
  const { perDay, now } = FALLING[`${site.code} ${placeOf(commune, button.id)}`] ?? {
    perDay: 0.015,
    now: 88 + (commune.buttons.findIndex((each) => each.button.id === button.id) % 10),
  }
  return Math.min(100, now + perDay * daysAgo)
}

const placeOf = ({ buttons }: SampleCommune, id: SampleButton['button']['id']) => {
  const found = buttons.find(({ button }) => button.id === id)
  return buttons.filter(({ site }) => site.id === found?.site.id).findIndex(({ button }) => button.id === id)
}

/** The administrator has set the day of a few; the 29th is not in every month. */
export async function setTestDays(registry: Pick<Registry, 'submit' | 'directory'>, now: number): Promise<void> {
  const { sites, settings } = registry.directory()
  const testDay = Math.min(28, Number(localDay(now, settings.timeZone).slice(8)))
  for (const { id, code } of sites.values())
    if (DUE_TODAY.includes(code)) await registry.submit({ type: 'PatchSite', at: now, by: null, id, patch: { testDay } })
}

type Parts = { directory: Directory; commune: SampleCommune; now: number; submit(command: Command): void }

/** One morning of the past. */
export function sampleDay({ directory, commune, now, submit }: Parts, day: LocalDay): void {
  const { timeZone } = directory.settings
  const begins = startOf(day, timeZone)
  const daysAgo = Math.round((now - begins) / DAY)
  for (const sample of commune.buttons) {
    const beat = { battery: sampleBattery(commune, sample, daysAgo) }
    submit({ type: 'Heard', at: begins + 6 * HOUR, device: sample.button.id, site: sample.site.id, beat })
  }
  submit({ type: 'LifeRound', at: begins + 6 * HOUR, directory })
  if (now - begins > TESTED_WITHIN) return
  let tested = 0
  for (const { button, site } of commune.buttons) {
    const place = directory.sites.get(site.id)
    if (!place || testDayOf(place, day.slice(0, 7), directory.settings.closedDays) !== day) continue
    if (site.code === FORGOTTEN.code && placeOf(commune, button.id) === FORGOTTEN.place) continue
    const at = begins + 7.5 * HOUR + tested++ * 60_000
    const roster = rosterFor(site.id, directory, new Map(), () => false, at)
    const read = readPress(new TextEncoder().encode(JSON.stringify({ kind: 'test', press: `rota-${day}` })), false, at)
    const incident = `inc-rota-${day}-${button.id}` as IncidentId
    submit({ type: 'Press', at, read, button: button.id, site: site.id, gateway: null, incident, roster })
  }
  const rosters = new Map([...directory.sites.keys()].map((id) => [id, rosterFor(id, directory, new Map(), () => false, begins)]))
  if (tested > 0) submit({ type: 'TimePassed', at: begins + 7.5 * HOUR + tested * 60_000 + QUIET_ENDS, rosters })
}

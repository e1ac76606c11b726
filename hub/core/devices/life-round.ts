/** Once a minute: whose people are to be reminded of today's test, and, once a day, how the batteries are. */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, PersonId, SiteId } from '../../contract/ids.ts'
import type { Site } from '../../contract/resources.ts'
import { localTime } from '../calendar/local-day.ts'
import type { Directory } from '../directory.ts'
import { openAlarms } from '../incident/incident.ts'
import { eachOnItsOwn } from '../parts.ts'
import type { State } from '../state.ts'
import { askedBetween, buttonsInUse, type Calendar, calendarOf, rotaOf } from './test-rota.ts'

/** What a button told longer ago than this is no level of today; the rarest report every 25 hours. */
const FRESH_MS = 26 * 3_600_000

export function lifeRound(directory: Directory, at: number, state: State): Event[] {
  const calendar = calendarOf(at, directory.settings)
  return eachOnItsOwn(
    () => reminders(directory, calendar, at, state),
    () => batteries(directory, calendar, at, state),
  )
}

function reminders(directory: Directory, calendar: Calendar, at: number, state: State): Event[] {
  const [hour = 0, minute = 0] = localTime(at, directory.settings.timeZone).slice(11).split(':').map(Number)
  const minutes = hour * 60 + minute
  const month = calendar.today.slice(0, 7)
  let staff: ReadonlyMap<SiteId, PersonId[]> | null = null
  const events: Event[] = []
  for (const site of directory.sites.values()) {
    if (state.testReminders.get(site.id) === month || !asksNow(site, calendar, minutes)) continue
    if (openAlarms(state, site.id).length > 0 || !hasUntested(site, directory, calendar, state)) continue
    staff ??= staffWithPhones(directory)
    const people = staff.get(site.id)
    if (people) events.push({ type: 'TestReminded', at, site: site.id, month, people })
  }
  return events
}

function asksNow(site: Site, calendar: Calendar, minutes: number): boolean {
  if (site.service !== 'in-service' || !rotaOf(site, calendar).isToday) return false
  const hours = askedBetween(site, calendar.today)
  return hours !== null && minutes >= hours.from && minutes < hours.to
}

/** By its tests alone: a real press must not show in what a shop is or is not sent. */
function hasUntested(site: Site, directory: Directory, calendar: Calendar, state: State): boolean {
  const { stateOf } = rotaOf(site, calendar)
  return buttonsInUse(directory, site.id).some(({ id }) => stateOf(state.tested.get(id)) !== 'proven')
}

function staffWithPhones({ people, phones }: Directory): ReadonlyMap<SiteId, PersonId[]> {
  const staff = new Map<SiteId, PersonId[]>()
  for (const { id, role, sites = [], disabled } of people.values()) {
    if (disabled || (role !== 'staff' && role !== 'manager') || !phones.get(id)?.length) continue
    for (const site of sites) staff.set(site, [...(staff.get(site) ?? []), id])
  }
  return staff
}

function batteries(directory: Directory, { today: day }: Calendar, at: number, state: State): Event[] {
  // A clock that was once far ahead must not keep batteries from being noted until then.
  if (state.batteriesNotedOn === day) return []
  const levels: [ButtonId, number][] = []
  for (const { id, retiredAt } of directory.buttons.values()) {
    const device = state.devices.get(id)
    if (retiredAt !== undefined || device?.battery === undefined || at - device.lastHeardAt > FRESH_MS) continue
    levels.push([id, Math.round(device.battery)])
  }
  return levels.length > 0 ? [{ type: 'BatteriesNoted', at, day, levels }] : []
}

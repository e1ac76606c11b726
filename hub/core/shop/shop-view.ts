/** What a shop is shown of itself: its buttons by number, and the tests it owes. Nothing here changes because a button was pressed. */
import type { SiteId } from '../../contract/ids.ts'
import type { Button, Site } from '../../contract/resources.ts'
import { ButtonSays, type MonthOfTests, type OutsideIncident, type ShopButton, type ShopView } from '../../contract/shop.ts'
import { lastDayOf, monthOf } from '../calendar/month.ts'
import { shopRota } from '../devices/rota-view.ts'
import { shownDevice } from '../devices/shown-device.ts'
import { buttonsInUse, calendarOf, type Rota, rotaOf } from '../devices/test-rota.ts'
import type { Directory } from '../directory.ts'
import { type Incident, LOW_BATTERY } from '../incident/incident.ts'
import { buttonNumber, iso, stationRef } from '../incident/timeline.ts'
import { answered, kindForShop } from '../incident/view.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { stillSince } from '../silence/device-past.ts'

/** `real` is false when the other PIN was given: it looks the same and shows nothing. */
export type DeclaredOutside = { until: number; real: boolean }

export function shopView(state: Seen, directory: Directory, site: Site, now: number, outside: DeclaredOutside | null): ShopView {
  const { id, code, name, address, kind, service, lamp, hours } = site
  const still = outside?.real ? null : stillSince(state, id, now)
  const months = monthsOf(directory, now)
  // As it was when the alarm began: midnight must not be seen to pass either.
  const asOf = still ?? now
  const duties = service === 'in-service' ? rotaOf(site, calendarOf(asOf, directory.settings)) : null
  const owes = (tested: number) => duties?.stateOf(tested) ?? 'proven'
  const buttons = buttonsInUse(directory, id).map((button) => shopButton(state, directory, button, { still, months, owes, now }))
  const rota = shopRota(state, directory, site, asOf)
  const attention = buttons.length === 0 ? 'no-buttons' : mostPressing(buttons)
  const home = directory.routes.get(id)?.home[0]
  const phone = home && directory.stations.get(home)?.phone
  return {
    ...{ id, code, name, address, kind, service, lamp },
    ...(hours && { hours }),
    ...(attention && { attention }),
    bad: buttons.filter(({ says }) => BAD.has(says)).length,
    month: monthOfTests(buttons, months.now),
    ...(rota && { rota }),
    buttons,
    ...(home && { station: { ...stationRef(home, directory), ...(phone && { phone }) } }),
    ...(outside && { outside: { until: iso(outside.until), incident: outside.real ? outsideIncident(state, id) : null } }),
  }
}

/** For a list: what needs a look first stands first. */
export function attentionRank({ attention, outside }: Pick<ShopView, 'attention' | 'outside'>): number {
  if (outside?.incident && outside.incident.phase !== 'closed') return 0
  if (attention === 'no-buttons') return 1
  return 2 + ButtonSays.enum.indexOf(attention ?? 'well')
}

/** What works less than it should, whatever the tests say. */
const BAD: ReadonlySet<ButtonSays> = new Set(['offline', 'disconnected', 'never-heard', 'low-battery'])

type Months = { now: string; of(at: number): string }
function monthsOf({ settings }: Directory, now: number): Months {
  const of = (at: number) => monthOf(at, settings.timeZone)
  return { now: of(now), of }
}

type Asked = { still: number | null; months: Months; owes: Rota['stateOf']; now: number }

function shopButton(state: Seen, directory: Directory, button: Button, { still, months, owes, now }: Asked): ShopButton {
  const { state: is, battery } = shownDevice(state, button, still, now)
  const tested = state.tested.get(button.id)
  const month = tested === undefined ? null : months.of(tested)
  const armed = state.tests.get(button.id)
  const says = (): ButtonSays => {
    if (is !== 'online' && is !== 'retired') return is
    if (battery !== undefined && battery <= LOW_BATTERY) return 'low-battery'
    if (tested === undefined) return 'never-tested'
    const duty = owes(tested)
    if (duty === 'overdue') return 'test-overdue'
    return duty === 'due' ? 'test-due' : 'well'
  }
  return {
    id: button.id,
    number: buttonNumber(button.id, directory),
    says: says(),
    ...(battery !== undefined && { battery }),
    ...(tested !== undefined && { testedAt: iso(tested) }),
    proven: month === months.now,
    ...(armed && armed.until >= now && { testUntil: iso(armed.until) }),
  }
}

function monthOfTests(buttons: readonly ShopButton[], month: string): MonthOfTests {
  const missing = buttons.filter(({ proven }) => !proven).map(({ id }) => id)
  return { month, until: lastDayOf(month), proven: buttons.length - missing.length, of: buttons.length, missing }
}

function mostPressing(buttons: readonly ShopButton[]): ButtonSays | null {
  return ButtonSays.enum.find((each) => each !== 'well' && buttons.some(({ says }) => says === each)) ?? null
}

/** The newest alarm of the site that is open, or closed and still in memory. */
function outsideIncident(state: Seen, site: SiteId): OutsideIncident | null {
  const real = [...state.incidents.values()].filter((each) => each.site === site && each.quiet === null)
  const latest = real.findLast(({ answer }) => answer.phase !== 'closed') ?? real.at(-1)
  return latest ? told(latest) : null
}

function told(incident: DeepReadonly<Incident>): OutsideIncident {
  const { kind, answer, openedAt } = incident
  return { kind: kindForShop(kind), phase: answer.phase, openedAt: iso(openedAt), ...answered(incident) }
}

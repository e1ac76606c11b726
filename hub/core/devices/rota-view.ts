/** Whom to call about tests of their buttons, the worst first; and what is known of one button over time. */
import type { ButtonId } from '../../contract/ids.ts'
import type { Site } from '../../contract/resources.ts'
import type { ButtonLife, RotaCounts, RotaSite, RotaState, ShopRota } from '../../contract/rota.ts'
import { addDays } from '../calendar/local-day.ts'
import type { Directory } from '../directory.ts'
import { buttonRef, iso, siteRef } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'
import { seesSite, type Viewer } from '../sight.ts'
import { batteryDays, replaceBy } from './battery-trend.ts'
import { buttonsInUse, type Calendar, calendarOf, type Rota, rotaOf } from './test-rota.ts'

const WORST_FIRST: readonly RotaState[] = ['overdue', 'due', 'ahead', 'proven']
/** A battery that will be low by then is worth a visit that is made anyway. */
const SOON_DAYS = 31

/** Undefined: the shop is being fitted and owes nothing, or the button is gone. */
export function rotaStateOf(state: Seen, directory: Directory, id: ButtonId, calendar: Calendar): RotaState | undefined {
  const button = directory.buttons.get(id)
  const site = button?.retiredAt === undefined && button ? directory.sites.get(button.site) : undefined
  return site?.service === 'in-service' ? rotaOf(site, calendar).stateOf(state.proven.get(id)) : undefined
}

export const isOverdue = (state: Seen, directory: Directory, id: ButtonId, calendar: Calendar): boolean =>
  rotaStateOf(state, directory, id, calendar) === 'overdue'

/** Asked of one button after another: what is the same for all is made once. */
export function overdueBy(state: Seen, directory: Directory, now: number): (id: ButtonId) => boolean {
  const calendar = calendarOf(now, directory.settings)
  return (id) => isOverdue(state, directory, id, calendar)
}

/** The day a battery is low by its trend, when that is near enough to plan for. */
export function replaceSoon(state: Seen, id: ButtonId, { today }: Calendar): string | undefined {
  const by = replaceBy(state.batteries.get(id))
  return by !== undefined && by <= addDays(today, SOON_DAYS) ? by : undefined
}

function siteOfRota(state: Seen, directory: Directory, site: Site, calendar: Calendar): RotaSite | null {
  const buttons = buttonsInUse(directory, site.id)
  if (site.service !== 'in-service' || buttons.length === 0) return null
  const rota = rotaOf(site, calendar)
  const { day, isToday, stateOf } = rota
  const pressed = buttons.map(({ id }) => state.proven.get(id))
  const each = buttons.map(({ id }, at) => ({ id, provenAt: pressed[at], state: stateOf(pressed[at]) }))
  const missing = each
    .filter(({ state: is }) => is === 'overdue' || is === 'due')
    .map(({ id, state: is, provenAt }) => ({
      button: buttonRef(id, directory),
      state: is,
      ...(provenAt !== undefined && { provenAt: iso(provenAt) }),
    }))
  return {
    id: site.id,
    site: siteRef(site.id, directory),
    state: worst(each.map(({ state: is }) => is)),
    ...{ day, by: firstOf(pressed, rota), isToday },
    buttons: buttons.length,
    proven: each.filter(({ state: is }) => is === 'proven').length,
    missing,
    contacts: site.contacts.filter(({ where }) => where === 'outside').map(({ name, phone, role }) => ({ name, phone, role })),
  }
}

/** The day after which the first of them is overdue. */
const firstOf = (pressed: readonly (number | undefined)[], { byOf }: Rota): string => pressed.map(byOf).sort()[0] as string

const worst = (states: readonly RotaState[]): RotaState => WORST_FIRST.find((each) => states.includes(each)) ?? 'proven'

export function rotaSites(state: Seen, directory: Directory, viewer: Viewer, now: number): RotaSite[] {
  const calendar = calendarOf(now, directory.settings)
  return [...directory.sites.values()]
    .filter(({ id }) => seesSite(viewer, id, directory))
    .flatMap((site) => siteOfRota(state, directory, site, calendar) ?? [])
}

/** For a list: what is overdue longest stands first, then what is due, then by day. */
export const rotaRank = ({ state, missing, day, site }: RotaSite): string => {
  const oldest = state === 'overdue' ? (missing.map(({ provenAt = '' }) => provenAt).sort()[0] ?? '') : day
  return `${WORST_FIRST.indexOf(state)} ${oldest} ${site.code}`
}

export function rotaCounts(state: Seen, directory: Directory, viewer: Viewer, now: number): RotaCounts {
  const calendar = calendarOf(now, directory.settings)
  const counts: RotaCounts = { sites: { today: 0, due: 0, overdue: 0 }, buttons: { overdue: 0, replaceSoon: 0 } }
  for (const site of directory.sites.values()) {
    if (site.service !== 'in-service' || !seesSite(viewer, site.id, directory)) continue
    const { isToday, stateOf } = rotaOf(site, calendar)
    const buttons = buttonsInUse(directory, site.id)
    const states = buttons.map(({ id }) => stateOf(state.proven.get(id)))
    if (isToday && buttons.length > 0) counts.sites.today += 1
    const is = worst(states)
    if (is === 'due' || is === 'overdue') counts.sites[is] += 1
    counts.buttons.overdue += states.filter((each) => each === 'overdue').length
    counts.buttons.replaceSoon += buttons.filter(({ id }) => replaceSoon(state, id, calendar) !== undefined).length
  }
  return counts
}

export function buttonLife(state: Seen, directory: Directory, id: ButtonId, now: number): ButtonLife | null {
  const button = directory.buttons.get(id)
  const site = button && directory.sites.get(button.site)
  if (!site) return null
  const calendar = calendarOf(now, directory.settings)
  const { day, byOf } = rotaOf(site, calendar)
  const by = byOf(state.proven.get(id))
  const is = rotaStateOf(state, directory, id, calendar)
  const kept = state.batteries.get(id)
  const low = button.retiredAt === undefined ? replaceBy(kept) : undefined
  return {
    ...(is && { state: is }),
    ...{ day, by },
    battery: batteryDays(kept),
    ...(low && { replaceBy: low }),
    openings: (state.openings.get(id) ?? []).map(iso).reverse(),
  }
}

/** By its tests alone, and as it was when an alarm began: nothing here moves because a button was pressed in earnest. */
export function shopRota(state: Seen, directory: Directory, site: Site, at: number): ShopRota | null {
  if (site.service !== 'in-service') return null
  const rota = rotaOf(site, calendarOf(at, directory.settings))
  const { day, isToday, stateOf } = rota
  const each = buttonsInUse(directory, site.id).map(({ id }) => ({ id, is: stateOf(state.tested.get(id)) }))
  if (each.length === 0) return null
  const by = firstOf(
    each.map(({ id }) => state.tested.get(id)),
    rota,
  )
  const missing = each.filter(({ is }) => is === 'overdue' || is === 'due').map(({ id }) => id)
  return { state: worst(each.map(({ is }) => is)), day, by, isToday, missing }
}

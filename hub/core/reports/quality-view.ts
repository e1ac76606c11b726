/**
 * Whose report, and in whose words. A shop's ends with yesterday, and with the day before an alarm that is open: nothing a
 * manager reads here changes because a button was pressed, and of presses it tells the tests only.
 */
import type { QualityButton, QualityOutage, QualityReport, QualitySite, Reporting } from '../../contract/quality.ts'
import type { Button, Site, SupervisionPreset } from '../../contract/resources.ts'
import { localDay, startOf } from '../calendar/local-day.ts'
import { shownDevice } from '../devices/shown-device.ts'
import { calendarOf, rotaOf } from '../devices/test-rota.ts'
import type { Directory } from '../directory.ts'
import { FITTING_MS } from '../incident/roster.ts'
import { buttonRef, iso, siteRef, unplacedRef } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'
import { seesPositions, seesReduced, seesSite, type Viewer } from '../sight.ts'
import { stillSince } from '../silence/device-past.ts'
import { GRADES, PRESETS, type Reported, within } from './gaps.ts'
import type { Period } from './period-view.ts'
import type { ButtonQuality, Guarded, Quality, QualityQuestion, SiteOutage, SiteQuality } from './site-quality-view.ts'

/** Sites of one answer; the rest is counted. */
const SITES = 500
const OUTAGES = 30

type Asked = Period & { now: number; site?: Site['id'] | undefined }

export function qualityQuestion(state: Seen, directory: Directory, viewer: Viewer, asked: Asked): QualityQuestion {
  const { now, site: only } = asked
  const { timeZone } = directory.settings
  const reduced = seesReduced(viewer)
  const dayOf = (at: number) => startOf(localDay(at, timeZone), timeZone)
  const to = Math.min(asked.to, reduced ? dayOf(now) : now)
  const sites = [...directory.sites.values()].filter(
    ({ id }) => (only === undefined || id === only) && seesSite(viewer, id, directory) && (directory.buttonsOf.get(id)?.length ?? 0) > 0,
  )
  return {
    ...{ from: Math.min(asked.from, to), to, timeZone },
    open: [...state.outages.values()].map(({ id, cause, since, site, buttons }) => ({
      ...{ id, cause, since, buttons: [...buttons] },
      ...(site && { site }),
    })),
    today: reduced || to < now ? [] : today(state, directory, sites),
    sites: sites.map((site) => {
      const still = reduced ? stillSince(state, site.id, now) : null
      return {
        id: site.id,
        from: Math.max(asked.from, inServiceSince(site)),
        to: still === null ? to : Math.min(to, dayOf(still)),
        buttons: (directory.buttonsOf.get(site.id) ?? []).flatMap((id) => {
          const button = directory.buttons.get(id)
          const heardAt = state.devices.get(id)?.firstHeardAt
          const end = button?.retiredAt === undefined ? to : Date.parse(button.retiredAt)
          return button && heardAt !== undefined ? [{ id, from: heardAt, to: end, supervision: button.supervision }] : []
        }),
      }
    }),
  }
}

/** While it is being fitted its buttons come and go. */
function inServiceSince({ service, handedOverAt, fittingSince }: Site): number {
  if (service === 'fitting') return Date.parse(fittingSince) + FITTING_MS
  return Date.parse(handedOverAt ?? fittingSince)
}

function today(state: Seen, directory: Directory, sites: readonly Site[]): QualityQuestion['today'] {
  return sites.flatMap(({ id: site }) =>
    (directory.buttonsOf.get(site) ?? []).flatMap((id): QualityQuestion['today'] => {
      const signs = state.signs.of.get(id)
      return signs && signs.heard > 0 ? [[id, signs.heard, signs.longestMs, [...signs.gaps]]] : []
    }),
  )
}

export function qualityView(
  state: Seen,
  directory: Directory,
  viewer: Viewer,
  { now, site: only }: Asked,
  question: QualityQuestion,
  { hub, sites }: Quality,
): QualityReport {
  const calendar = calendarOf(now, directory.settings)
  const items = sites.toSorted((a, b) => (share(a) ?? 101) - (share(b) ?? 101) || a.id.localeCompare(b.id))
  return {
    ...{ from: iso(question.from), to: iso(question.to), madeAt: iso(now), timeZone: question.timeZone },
    hub: { down: hub.down / 1000, times: hub.times },
    items: items.slice(0, SITES).map((each) => siteView(each)),
    leftOut: Math.max(0, items.length - SITES),
  }

  function siteView(quality: SiteQuality): QualitySite {
    const site = directory.sites.get(quality.id)
    const home = directory.routes.get(quality.id)?.home[0]
    const own = (directory.buttonsOf.get(quality.id) ?? []).flatMap((id) => directory.buttons.get(id) ?? [])
    const inUse = own.filter(({ retiredAt }) => retiredAt === undefined)
    const end = question.sites.find(({ id }) => id === quality.id)?.to ?? question.to
    const set = slowest(inUse)
    const outages = quality.outages.map((outage) => outageView(outage, end))
    return {
      site: siteRef(quality.id, directory),
      ...(home !== undefined && { station: directory.stations.get(home)?.name ?? home }),
      ...guardedView(quality),
      part: quality.part / 1000,
      reporting: set && reportingView(quality.reported, set),
      outages: {
        count: outages.length,
        mean: mean(outages.filter(({ until }) => until !== undefined)),
        worst: outages.find(({ whole }) => whole) ?? outages[0] ?? null,
        items: only === undefined ? [] : outages.slice(0, OUTAGES).sort((a, b) => a.since.localeCompare(b.since)),
      },
      days: quality.days.map(({ day, of, ...ms }) => ({
        ...{ day, guarded: of / 1000, down: ms.down / 1000, part: ms.part / 1000, hub: ms.hub / 1000, quiet: ms.quiet / 1000 },
      })),
      buttons: inUse.flatMap((button) => (site ? [buttonQuality(button, site, quality)] : [])),
    }
  }

  function buttonQuality(button: Button, site: Site, { buttons }: SiteQuality): QualityButton {
    const { id, supervision } = button
    const reduced = seesReduced(viewer)
    const found: ButtonQuality = buttons.find((each) => each.id === id) ?? { id, ...NOTHING }
    const proven = (reduced ? state.tested : state.proven).get(id)
    const { battery } = reduced ? shownDevice(state, button, stillSince(state, site.id, now), now) : (state.devices.get(id) ?? {})
    return {
      ...(seesPositions(viewer) ? buttonRef : unplacedRef)(id, directory),
      ...guardedView(found),
      reporting: reportingView(found.reported, supervision),
      ...(proven !== undefined && { provenAt: iso(proven) }),
      overdue: site.service === 'in-service' && rotaOf(site, calendar).stateOf(proven) === 'overdue',
      ...(battery !== undefined && { battery: Math.round(battery) }),
    }
  }
}

const NOTHING = { of: 0, down: 0, hub: 0, quiet: 0, reported: { heard: 0, longestMs: 0, gaps: [] } }

const share = ({ of, down }: Guarded): number | null => (of === 0 ? null : (100 * (of - down)) / of)

/** Cut off and never rounded up: what was down for a minute is not at 100 %. */
function guardedView(guarded: Guarded) {
  const percent = share(guarded)
  const { of, down, hub, quiet } = guarded
  const availability = percent === null ? null : Math.floor(percent * 1000) / 1000
  return { availability, guarded: of / 1000, down: down / 1000, hub: hub / 1000, quiet: quiet / 1000 }
}

function reportingView({ heard, longestMs, gaps }: Reported, set: SupervisionPreset): Reporting {
  const achieved = within(gaps, 1)
  return {
    ...{ signs: heard, longest: achieved === null ? null : longestMs / 1000, achieved, most: within(gaps, 0.99), set },
    grade: achieved === null || achieved === 'slower' ? null : GRADES[achieved],
  }
}

const slowest = (buttons: readonly Button[]): SupervisionPreset | null =>
  PRESETS.findLast((preset) => buttons.some(({ supervision }) => supervision === preset)) ?? null

function outageView({ cause, from, to, buttons, whole }: SiteOutage, end: number): QualityOutage {
  return { cause, since: iso(from), ...(to !== null && { until: iso(to) }), seconds: ((to ?? end) - from) / 1000, buttons, whole }
}

const mean = (ended: readonly QualityOutage[]): number | null =>
  ended.length === 0 ? null : ended.reduce((sum, { seconds }) => sum + seconds, 0) / ended.length

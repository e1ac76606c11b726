/**
 * How well a site was guarded: the share of time in which at least one of its buttons could have called, the silences, and how
 * often its buttons reported. Pure, and made where the journal is read. docs/reports.md defines every figure for people.
 */
import type { Event, EventType, HeardInDay } from '../../contract/events.ts'
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { SupervisionPreset } from '../../contract/resources.ts'
import { addDays, type LocalDay, localDay, startOf } from '../calendar/local-day.ts'
import { REPORTING_MS } from '../silence/reporting.ts'
import { addReported, noGaps, type Reported } from './gaps.ts'
import { qualityPast, type Silence, type StillOpen } from './quality-past.ts'
import { both, lengthIn, lengthOf, minus, type Stretch, type Stretches, union } from './stretches.ts'

/** An outage that ended in the time asked for may have begun so long before. */
export const QUALITY_LOOK_BACK_MS = 31 * 24 * 3_600_000

export const QUALITY_TYPES: readonly EventType[] = [
  ...(['OutageBegan', 'OutageGrew', 'OutagesJoined', 'OutageEnded', 'DeviceOnline', 'HubStarted', 'HubPaused'] as const),
  ...(['SiteOnTest', 'SiteOnTestEnded', 'ButtonBypassed', 'ButtonBypassEnded', 'SupervisionDay'] as const),
]

export type AskedButton = { id: ButtonId; from: number; to: number; supervision: SupervisionPreset }
/** `from`, `to`: what of the time asked for counts for it; a button's likewise. */
export type AskedSite = { id: SiteId; from: number; to: number; buttons: AskedButton[] }
export type QualityQuestion = {
  from: number
  to: number
  timeZone: string
  sites: AskedSite[]
  open: StillOpen[]
  /** Of the day that is not closed yet. */
  today: HeardInDay[]
}

/** ms. `of`: guarded time, without the hub's own downtime and without what was quiet on purpose. */
export type Guarded = { of: number; down: number; hub: number; quiet: number }
export type ButtonQuality = Guarded & { id: ButtonId; reported: Reported }
/** `part`: a button was down while another could have called. */
export type DayQuality = Guarded & { day: LocalDay; part: number }
export type SiteOutage = { cause: string; from: number; to: number | null; buttons: number; whole: boolean }
export type SiteQuality = Guarded & {
  id: SiteId
  part: number
  reported: Reported
  days: DayQuality[]
  /** Longest first. */
  outages: SiteOutage[]
  buttons: ButtonQuality[]
}
export type Quality = { hub: { down: number; times: number }; sites: SiteQuality[] }

export function createQuality(question: QualityQuestion) {
  const presets = new Map(question.sites.flatMap(({ buttons }) => buttons.map(({ id, supervision }) => [id, REPORTING_MS[supervision]])))
  const past = qualityPast(question.open, (button) => presets.get(button) ?? 0)
  return {
    add: (event: Event) => past.add(event),
    waits: past.waits,
    result(): Quality {
      past.open()
      const { from, to } = question
      const hub = both(union(past.downtimes), [[from, to]])
      for (const [button, heard, longestMs, gaps] of question.today) {
        const sum = past.reported.get(button) ?? { heard: 0, longestMs: 0, gaps: noGaps() }
        addReported(sum, { heard, longestMs, gaps })
        past.reported.set(button, sum)
      }
      const days = daysOf(question)
      const silencesOf = bySite(past.silences.values(), question.sites)
      const quiet = (key: string): Stretch[] => union((past.quiet.get(key) ?? []).map((each): Stretch => [each.from, each.to]))
      const sites = question.sites.map((site) =>
        siteQuality(site, { hub, days, quiet, silences: silencesOf.get(site.id) ?? [], reported: (id) => past.reported.get(id) }),
      )
      return { hub: { down: lengthOf(hub), times: hub.length }, sites }
    },
  }
}

type Known = {
  hub: Stretches
  days: readonly { day: LocalDay; from: number; to: number }[]
  quiet: (key: string) => Stretch[]
  silences: readonly Silence[]
  reported: (button: ButtonId) => Reported | undefined
}

function siteQuality(site: AskedSite, { hub, days, quiet, silences, reported }: Known): SiteQuality {
  const onTest = quiet(site.id)
  const sum: Reported = { heard: 0, longestMs: 0, gaps: noGaps() }
  const each = site.buttons.map((button) => {
    const all: Stretches = union([[Math.max(site.from, button.from), Math.min(site.to, button.to)]])
    const base = minus(all, hub)
    const live = minus(base, union([...onTest, ...quiet(button.id)]))
    const silent = silences.flatMap(({ buttons }): Stretch[] => {
      const when = buttons.get(button.id)
      return when ? [[when.from, when.to ?? site.to]] : []
    })
    const down = both(union(silent), live)
    const said = reported(button.id) ?? { heard: 0, longestMs: 0, gaps: noGaps() }
    addReported(sum, said)
    const figures = { of: lengthOf(live), down: lengthOf(down), hub: lengthOf(both(all, hub)), quiet: lengthOf(base) - lengthOf(live) }
    return { all, base, live, down, quality: { id: button.id, ...figures, reported: said } }
  })
  const all = union(each.flatMap((button) => button.all))
  const base = minus(all, hub)
  const able = union(each.flatMap(({ live, down }) => minus(live, down)))
  const someDown = union(each.flatMap(({ down }) => down))
  // No button could have called. Where none was missed either, all of them were quiet on purpose.
  const dark = minus(someDown, able)
  const onPurpose = minus(minus(base, able), dark)
  const lived = minus(base, onPurpose)
  const part = minus(someDown, dark)
  const hubDown = both(all, hub)
  return {
    id: site.id,
    ...{ of: lengthOf(lived), down: lengthOf(dark), hub: lengthOf(hubDown), quiet: lengthOf(onPurpose), part: lengthOf(part) },
    reported: sum,
    days: days.map(({ day, from, to }) => {
      const [of, down, hubMs, quietMs, partMs] = [lived, dark, hubDown, onPurpose, part].map((set) => lengthIn(set, from, to)) as number[]
      return { day, of: of ?? 0, down: down ?? 0, hub: hubMs ?? 0, quiet: quietMs ?? 0, part: partMs ?? 0 }
    }),
    outages: outagesOf(site, silences, dark),
    buttons: each.map(({ quality }) => quality),
  }
}

function outagesOf(site: AskedSite, silences: readonly Silence[], dark: Stretches): SiteOutage[] {
  const own = new Map(site.buttons.map((button) => [button.id, button]))
  const found = silences.flatMap(({ cause, buttons }): SiteOutage[] => {
    const whens = [...buttons].flatMap(([id, when]) => {
      const button = own.get(id)
      const end = Math.min(site.to, button?.to ?? 0)
      return button && when.from < end && (when.to ?? end) > Math.max(site.from, button.from) ? [when] : []
    })
    if (whens.length === 0) return []
    const from = Math.min(...whens.map((when) => when.from))
    const lasts = whens.some((when) => when.to === null || when.to > site.to)
    const to = lasts ? null : Math.max(...whens.map((when) => when.to ?? 0))
    return [{ cause, from, to, buttons: whens.length, whole: lengthIn(dark, from, to ?? site.to) > 0 }]
  })
  const lasted = ({ from, to }: SiteOutage) => (to ?? site.to) - from
  return found.sort((a, b) => lasted(b) - lasted(a))
}

/** Each silence beside the sites it concerns: by its buttons, or by name. */
function bySite(silences: Iterable<Silence>, sites: readonly AskedSite[]): Map<SiteId, Silence[]> {
  const home = new Map(sites.flatMap(({ id, buttons }) => buttons.map((button): [ButtonId, SiteId] => [button.id, id])))
  const found = new Map<SiteId, Silence[]>()
  for (const silence of silences) {
    const concerned = new Set(silence.sites)
    for (const button of silence.buttons.keys()) {
      const site = home.get(button)
      if (site) concerned.add(site)
    }
    for (const site of concerned) found.set(site, [...(found.get(site) ?? []), silence])
  }
  return found
}

function daysOf({ from, to, timeZone }: QualityQuestion) {
  const days: { day: LocalDay; from: number; to: number }[] = []
  for (let day = localDay(from, timeZone); startOf(day, timeZone) < to; day = addDays(day, 1))
    days.push({ day, from: Math.max(from, startOf(day, timeZone)), to: Math.min(to, startOf(addDays(day, 1), timeZone)) })
  return days
}

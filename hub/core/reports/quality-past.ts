/**
 * What the journal tells of silence, deliberate quiet and reporting, fed with one event after the other: per button when it was
 * down, per site and button when it was quiet on purpose, and how each button reported.
 */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, SiteId } from '../../contract/ids.ts'
import type { OpenOutage } from '../silence/outage.ts'
import { addReported, noGaps, type Reported } from './gaps.ts'
import type { Stretch } from './stretches.ts'

/** One silence, as each of its buttons lived it; `to` is null while it lasts. */
export type Silence = {
  id: string
  cause: string
  sites: SiteId[]
  buttons: Map<ButtonId, When>
}
type When = { from: number; to: number | null }
type Quiet = { from: number; to: number }

/** Of an entry that is not over. */
export type StillOpen = Pick<OpenOutage, 'id' | 'cause' | 'since' | 'site' | 'buttons'>

export type QualityPast = ReturnType<typeof qualityPast>

/** @param reportingMs of a button: one that is missed was silent that long at least */
export function qualityPast(open: readonly StillOpen[], reportingMs: (button: ButtonId) => number) {
  const silences = new Map<string, Silence>()
  /** What a return would end. A month has thousands of returns, and most end nothing. */
  const waiting = new Map<ButtonId, When[]>()
  const downtimes: Stretch[] = []
  const quiet = new Map<string, Quiet[]>()
  const reported = new Map<ButtonId, Reported>()
  let startedAt = 0

  function silence(id: string, cause: string, site?: SiteId): Silence {
    const known: Silence = silences.get(id) ?? { id, cause, sites: [], buttons: new Map() }
    known.cause = cause
    if (site && !known.sites.includes(site)) known.sites.push(site)
    silences.set(id, known)
    return known
  }
  function takesIn(wide: Silence, joined: readonly string[]): void {
    for (const id of joined) {
      const other = silences.get(id)
      if (!other || other === wide) continue
      silences.delete(id)
      for (const each of other.sites) if (!wide.sites.includes(each)) wide.sites.push(each)
      for (const [button, when] of other.buttons) wide.buttons.set(button, when)
    }
  }
  /** What was said before a start of the hub is not known to the second, and none of it is the shop's fault. */
  function falls({ buttons }: Silence, button: ButtonId, from: number): void {
    const begun = Math.max(from, startedAt)
    const when = buttons.get(button) ?? { from: begun, to: null }
    when.from = Math.min(when.from, begun)
    when.to = null
    buttons.set(button, when)
    waiting.set(button, [...(waiting.get(button) ?? []), when])
  }
  function isOver(id: string, at: number): void {
    for (const [button, when] of silences.get(id)?.buttons ?? []) {
      when.to ??= at
      const others = waiting.get(button)?.filter((each) => each !== when) ?? []
      if (others.length > 0) waiting.set(button, others)
      else waiting.delete(button)
    }
  }
  function ends(key: string, at: number): void {
    const last = quiet.get(key)?.at(-1)
    if (last) last.to = Math.min(last.to, at)
  }
  function begins(key: string, from: number, to: number): void {
    ends(key, from)
    quiet.set(key, [...(quiet.get(key) ?? []), { from, to }])
  }

  return {
    silences,
    downtimes,
    quiet,
    reported,
    /** False: a return would end nothing, and need not be read. */
    waits: () => waiting.size > 0,
    add(event: Event): void {
      const { at } = event
      switch (event.type) {
        case 'OutageBegan': {
          const found = silence(event.outage, event.cause, event.site)
          for (const button of event.buttons) falls(found, button, event.since)
          if (event.until !== undefined) isOver(event.outage, event.until)
          return
        }
        case 'OutageGrew': {
          if (!silences.has(event.outage)) return
          const found = silence(event.outage, event.cause)
          for (const button of event.buttons) falls(found, button, at - reportingMs(button))
          return
        }
        case 'OutagesJoined':
          return takesIn(silence(event.outage, event.cause), event.joined)
        case 'OutageEnded':
          return isOver(event.outage, at)
        case 'DeviceOnline':
          for (const when of waiting.get(event.device as ButtonId) ?? []) when.to ??= at
          waiting.delete(event.device as ButtonId)
          return
        case 'HubStarted':
          startedAt = Math.max(startedAt, at)
          if (event.downSince !== null) downtimes.push([event.downSince, at])
          return
        case 'SiteOnTest':
          return begins(event.site, at, event.until)
        case 'SiteOnTestEnded':
          return ends(event.site, at)
        case 'ButtonBypassed':
          return begins(event.button, at, event.until)
        case 'ButtonBypassEnded':
          return ends(event.button, at)
        case 'SupervisionDay':
          for (const [button, heard, longestMs, gaps] of event.buttons) {
            const sum = reported.get(button) ?? { heard: 0, longestMs: 0, gaps: noGaps() }
            addReported(sum, { heard, longestMs, gaps })
            reported.set(button, sum)
          }
          return
        case 'HubPaused':
          downtimes.push([event.from, at])
          return
        default:
          return
      }
    },
    /** What still lasts and began before anything that was read. */
    open(): void {
      for (const { id, cause, since, site, buttons } of open) {
        if (silences.has(id)) continue
        const found = silence(id, cause, site)
        for (const button of buttons) found.buttons.set(button, { from: since, to: null })
      }
    },
  }
}

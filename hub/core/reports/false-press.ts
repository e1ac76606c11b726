/**
 * Presses that turned out to be nothing, counted against the shop so that somebody goes there and shows again how it is done.
 * UK forces withdraw their response after two false hold-up calls in twelve months (NPCC policy); here it is only a hint:
 * an alarm is never answered less because there were false ones.
 */
import type { ExerciseId, SiteId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { Disposition, Quiet } from '../../contract/views.ts'

export const RETRAIN_FROM = 2
/** Nothing counts while a shop is learning. */
export const GRACE_DAYS = 30
const GRACE_MS = GRACE_DAYS * 24 * 3_600_000

export type FalsePresses = {
  site: SiteId
  /** False hold-ups and duress calls: what the hint goes by. */
  holdups: number
  /** False presses of other kinds. */
  others: number
  lastAt: number
  retrain: boolean
}

type Ended = {
  site: SiteId
  kind: PressKind
  quiet: Quiet | null
  exercise: ExerciseId | null
  openedAt: number
  disposition: Disposition | null
}

/** When presses of a site begin to count, ms since 1970; null: it has not been handed over. */
export const countsFrom = (handedOverAt: string | undefined): number | null =>
  handedOverAt === undefined ? null : Date.parse(handedOverAt) + GRACE_MS

/** The start of the twelve months that end at that instant. */
export const yearBefore = (at: number): number => {
  const then = new Date(at)
  return then.setUTCFullYear(then.getUTCFullYear() - 1)
}

/** Only what rang and was closed as a false alarm: never a test, a drill or what began as one, a fault of the device, or anything still open. */
export const isFalsePress = ({ site, quiet, exercise, openedAt, disposition }: Ended, from: ReadonlyMap<SiteId, number>): boolean =>
  quiet === null && exercise === null && disposition === 'false-alarm' && openedAt >= (from.get(site) ?? Number.POSITIVE_INFINITY)

/** Folds them up per site, the worst first. */
export function falsePressTally(from: ReadonlyMap<SiteId, number>) {
  const sites = new Map<SiteId, FalsePresses>()
  return {
    add(incident: Ended): void {
      if (!isFalsePress(incident, from)) return
      const { site, kind, openedAt } = incident
      const tally = sites.get(site) ?? { site, holdups: 0, others: 0, lastAt: openedAt, retrain: false }
      if (kind === 'holdup' || kind === 'duress') tally.holdups += 1
      else tally.others += 1
      tally.retrain = tally.holdups >= RETRAIN_FROM
      tally.lastAt = Math.max(tally.lastAt, openedAt)
      sites.set(site, tally)
    },
    result: (): FalsePresses[] =>
      [...sites.values()].sort((a, b) => b.holdups - a.holdups || b.others - a.others || b.lastAt - a.lastAt || (a.site < b.site ? -1 : 1)),
  }
}

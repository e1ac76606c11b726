/** What is planned, and how the last exercises went: each beside the one before it at its site and the usual of its station. */
import type { ExercisesView, ExerciseView, Measured, ToldExercises } from '../../contract/exercises.ts'
import type { Directory } from '../directory.ts'
import { buttonNumber, buttonRef, iso, personRef, siteRef, stationRef } from '../incident/timeline.ts'
import { nearestRank } from '../reports/percentile.ts'
import { TARGETS } from '../reports/report-view.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesSite, type Viewer } from '../sight.ts'
import { type Exercise, isRunning } from './exercise.ts'
import { DRILL_MEASURES, type DrillMeasure, type DrillScore } from './exercise-score.ts'

type Shown = DeepReadonly<Exercise>
type Scored = Shown & { score: DeepReadonly<DrillScore> }

/** Of how many the median of a station is made: a year's worth, and no more than people remember. */
const MEDIAN_OF = 5

/** Newest first. */
export function exercisesView(state: Seen, directory: Directory, viewer: Viewer, now: number): ExercisesView {
  const all = [...state.exercises.values(), ...[...state.pastExercises.values()].flat()]
  const scored = all.filter(isScored).sort((a, b) => a.score.openedAt - b.score.openedAt)
  return {
    items: all
      .filter((exercise) => seesSite(viewer, exercise.site, directory) && mayKnow(viewer, exercise))
      .sort((a, b) => b.from - a.from || b.plannedAt - a.plannedAt)
      .map((exercise) => exerciseView(exercise, scored, directory, now)),
    targets: { acknowledged: TARGETS.acknowledged / 1000, dispatched: TARGETS.dispatched / 1000 },
  }
}

/** What tells a manager of it beforehand; from its beginning on nothing does. */
export function toldExercises(state: Seen, directory: Directory, viewer: Viewer, now: number): ToldExercises {
  const told = [...state.exercises.values()].filter(({ site, managerTold, from }) => managerTold && from > now && viewer.sites.has(site))
  return {
    items: told.map(({ site, from, until, button }) => ({
      ...{ site: { id: site, name: siteRef(site, directory).name }, from: iso(from), until: iso(until) },
      ...(button && { number: buttonNumber(button, directory) }),
    })),
  }
}

/** Who planned it chose whether the desk is to be surprised. */
const mayKnow = ({ role }: Viewer, { announced, incident, end }: Shown): boolean =>
  role !== 'officer' || announced || incident !== null || end !== null

/** What became real, or made way, was interrupted: its times say nothing. */
const isScored = (exercise: Shown): exercise is Scored => exercise.score !== null && exercise.void === null

function exerciseView(exercise: Shown, scored: readonly Scored[], directory: Directory, now: number): ExerciseView {
  const { id, site, by, plannedAt, from, until, reason, button, announced, managerTold, siren, end, incident, rungBy } = exercise
  const home = exercise.home[0]
  return {
    id,
    site: siteRef(site, directory),
    ...(home !== undefined && { station: stationRef(home, directory) }),
    by: personRef(by, directory),
    ...{ plannedAt: iso(plannedAt), from: iso(from), until: iso(until), reason, announced, managerTold, siren },
    ...(button && { button: buttonRef(button, directory) }),
    state: end ? 'ended' : incident !== null ? 'rang' : isRunning(exercise, now) ? 'running' : 'planned',
    ...(end && { end: { at: iso(end.at), why: end.why } }),
    ...(incident && { incident }),
    ...(rungBy && { rungBy: personRef(rungBy, directory) }),
    ...(exercise.void && { void: exercise.void }),
    ...(isScored(exercise) && { score: scoreView(exercise, scored) }),
  }
}

function scoreView({ score, site, home }: Scored, scored: readonly Scored[]): NonNullable<ExerciseView['score']> {
  const { openedAt, times, phones, neighbour, presses } = score
  const earlier = scored.filter((each) => each.score.openedAt < openedAt)
  const before = earlier.findLast((each) => each.site === site)?.score.times
  const usual = earlier.filter((each) => each.home[0] === home[0]).slice(-MEDIAN_OF)
  const within = (ms: number | null, target: number) => (ms === null ? null : ms <= target)
  const { acknowledged, dispatched } = times
  return {
    openedAt: iso(openedAt),
    times: measured((measure) => times[measure]),
    phones: { ...phones },
    ...{ neighbour, presses },
    met: {
      acknowledged: within(acknowledged, TARGETS.acknowledged),
      dispatched: within(dispatched === null ? null : dispatched - (acknowledged ?? 0), TARGETS.dispatched),
    },
    ...(before && { gained: measured((measure) => gained(measure, before, times)) }),
    ...(usual.length > 0 && { median: measured((measure) => median(usual, measure)) }),
  }
}

type Times = DeepReadonly<DrillScore['times']>

/** A drill that was broken off is over sooner, and nobody was faster: its end is compared only with one that came as far. */
function gained(measure: DrillMeasure, before: Times, now: Times): number | null {
  const [was, is] = [before[measure], now[measure]]
  if (was === null || is === null) return null
  const asFar = (before.onScene === null) === (now.onScene === null)
  return measure === 'closed' && !asFar ? null : was - is
}

function median(scored: readonly Scored[], measure: DrillMeasure): number | null {
  const known = scored.flatMap(({ score }) => score.times[measure] ?? [])
  return nearestRank(
    known.sort((a, b) => a - b),
    50,
  )
}

/** In seconds. */
function measured(of: (measure: DrillMeasure) => number | null): Measured {
  const seconds = (measure: DrillMeasure) => {
    const ms = of(measure)
    return ms === null ? null : ms / 1000
  }
  return Object.fromEntries(DRILL_MEASURES.map((measure) => [measure, seconds(measure)])) as Measured
}

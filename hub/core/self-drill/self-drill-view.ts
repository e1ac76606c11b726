/** When the hub's own test is due, and whether it is missing or failed: computed from stored times, so that nothing that stands still can hide it. */

import type { SelfDrill, SelfDrills, SelfDrillTrouble } from '../../contract/self-drill.ts'
import type { Settings } from '../../contract/settings.ts'
import { daily } from '../calendar/daily.ts'
import type { Directory } from '../directory.ts'
import { iso, personRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { selfDrillTonight } from '../silence/tonight.ts'
import type { SelfDrillRun } from './self-drill-state.ts'

/** Not done by then is missed. */
const MISSED_MS = 10 * 60_000
/** Somebody with the credentials of the hub's own button: shown this long. */
const STRANGE_MS = 24 * 3_600_000
/** Before the shops open and while the day's desk can still mend something. */
const AT = '07:45'

type DrillSettings = Pick<Settings, 'selfDrill' | 'timeZone'>

/** Local time of day, or null: switched off. */
const timeOf = ({ selfDrill }: DrillSettings): string | null => (selfDrill?.off ? null : (selfDrill?.at ?? AT))

/** The last time before now at which it was due, and the next one. */
export function dueTimes(settings: DrillSettings, now: number): { last: number; next: number } | null {
  const time = timeOf(settings)
  return time === null ? null : daily(time, settings.timeZone, now)
}

/** The time for which none was begun yet; null: nothing is owed. What was due before there was a hub is not. */
export function owedSince({ selfDrill: { since, runs } }: Pick<Seen, 'selfDrill'>, settings: DrillSettings, now: number): number | null {
  const due = dueTimes(settings, now)?.last
  // A clock that was wrong once, and far ahead, must not excuse the hub until then.
  if (due === undefined || since === null || (since <= now && due <= since)) return null
  const done = runs.findLast(({ startedAt }) => startedAt <= now)?.startedAt ?? 0
  return done < due ? due : null
}

const isOk = ({ legs }: DeepReadonly<SelfDrillRun>): boolean => legs.every(({ outcome }) => outcome !== 'failed')

export function selfDrillTrouble(
  state: Pick<Seen, 'selfDrill' | 'listeningSince'>,
  settings: DrillSettings,
  now: number,
): SelfDrillTrouble | null {
  const { strange, runs } = state.selfDrill
  if (strange && now - strange.at < STRANGE_MS)
    return { what: 'strange-press', since: iso(strange.at), legs: [], tonight: selfDrillTonight }
  if (timeOf(settings) === null) return null
  const owed = owedSince(state, settings, now)
  // A hub that was down at the time makes up for it at its start.
  if (owed !== null && now - Math.max(owed, state.listeningSince) > MISSED_MS)
    return { what: 'missed', since: iso(owed), legs: [], tonight: selfDrillTonight }
  const last = runs.at(-1)
  if (!last || isOk(last)) return null
  return { what: 'failed', since: iso(last.at), legs: last.legs.map(({ shownOn: _, ...leg }) => leg), tonight: selfDrillTonight }
}

export function selfDrillsView(state: Seen, directory: Directory, running: boolean, now: number): SelfDrills {
  const next = dueTimes(directory.settings, now)?.next
  return {
    next: next === undefined ? null : iso(next),
    running,
    trouble: selfDrillTrouble(state, directory.settings, now),
    items: state.selfDrill.runs.map((run) => runView(run, directory)).reverse(),
  }
}

const runView = (run: DeepReadonly<SelfDrillRun>, directory: Directory): SelfDrill => ({
  id: run.drill,
  startedAt: iso(run.startedAt),
  endedAt: iso(run.at),
  ok: isOk(run),
  legs: run.legs.map(({ shownOn: _, ...leg }) => leg),
  ...(run.by !== null && { by: personRef(run.by, directory) }),
  ...provedBy(run, directory),
})

function provedBy({ legs }: DeepReadonly<SelfDrillRun>, directory: Directory): Pick<SelfDrill, 'proved'> {
  const shownOn = legs.find(({ leg }) => leg === 'push')?.shownOn
  if (!shownOn) return {}
  const phones = directory.phones.get(shownOn.person) ?? []
  const at = phones.indexOf(shownOn.subscription)
  return { proved: { person: personRef(shownOn.person, directory), ...(phones.length > 1 && at >= 0 && { phone: at + 1 }) } }
}

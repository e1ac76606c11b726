/**
 * Lets the desk decide the sample commune's past, in order and with the times of then, before anybody listens: nothing rings,
 * no phone is told. A command carries its time, so this is the same desk that decides tonight.
 */
import type { IncidentId, PersonId } from '../contract/ids.ts'
import type { PressMark } from '../contract/read.ts'
import type { Disposition } from '../contract/views.ts'
import { addDays, type LocalDay, localDay, mondayOf, startOf } from '../core/calendar/local-day.ts'
import type { Actor, Command } from '../core/commands.ts'
import { rosterFor } from '../core/incident/roster.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { SampleCommune } from './sample-commune.ts'
import { type SampleIncident, samplePast } from './sample-past.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A test press that nobody closes ends by itself after this. */
const QUIET_ENDS = 16 * MINUTE
/** Late enough to confirm it (BS 8243: more than two minutes), before anybody is there. */
const SECOND_PRESS = 150_000
/** Nobody takes the last two days for today's news. */
const BEFORE_NOW = 48 * HOUR
/** When the day's officer gives over to the evening's. */
const SHIFTS = [
  { from: 6 * HOUR, to: 14 * HOUR, officer: 'truc-ban' },
  { from: 14 * HOUR, to: 22 * HOUR, officer: 'truc-ban-2' },
] as const
const PATROL = 'tuan-tra'

type Parts = {
  desk: Desk
  registry: Pick<Registry, 'directory'>
  commune: SampleCommune
  now: number
  /** What every morning brings besides, in the order of the days. */
  eachDay?(day: LocalDay, submit: (command: Command) => void): void
}
/** The first of those mornings. */
const MORNINGS = 13 * 7

/** How long ago the commune was set up: nobody is learning any more, and twelve months of false presses can count. */
export const SET_UP_MS = 400 * 24 * HOUR

export async function seedPast({ desk, registry, commune, now, eachDay = () => {} }: Parts): Promise<void> {
  const directory = registry.directory()
  const { timeZone } = directory.settings
  const monday = mondayOf(localDay(now - BEFORE_NOW, timeZone))
  const people = new Map([...directory.people.values()].map((person) => [person.username, person]))
  const actor = (username: string): Actor => {
    const { id, role, station = null } = people.get(username) ?? missing(username)
    return { person: id, role, station }
  }
  const answers: Promise<unknown>[] = []
  const submit = (command: Command) =>
    void answers.push(
      desk.submit(command).then((answer) => {
        if (!answer.ok) throw new Error(`the sample past does not fit: ${command.type} is ${answer.refusal.refused}`)
      }),
    )
  const rosterOf = (site: Parameters<typeof rosterFor>[0], at: number) =>
    desk.look((seen) => rosterFor(site, directory, seen.duty, () => true, at))

  function incident(sample: SampleIncident, at: number, number: number, officer: Actor): void {
    const { kind, answer, extra } = sample
    const here = commune.buttons.filter((each) => each.site.code === sample.code)
    const { button, site } = here[sample.button] ?? missing(sample.code)
    const id = `inc-past-${String(number).padStart(3, '0')}` as IncidentId
    const roster = rosterOf(site.id, at)
    const press = (which: typeof button, receivedAt: number, late: number, marks: PressMark[] = []) => {
      const read = { kind, marks, pressId: `past-${number}-${receivedAt}`, at: receivedAt - late, battery: 97 - (number % 12) }
      submit({ type: 'Press', at: receivedAt, read, button: which.id, site: site.id, gateway: null, incident: id, roster })
    }
    if (extra === 'late') press(button, at, 12 * MINUTE, ['late'])
    else press(button, at, 0)
    if (!answer) return submit({ type: 'TimePassed', at: at + QUIET_ENDS, rosters: new Map([[site.id, roster]]) })
    const after = (seconds: number, by: Actor) => ({ at: at + seconds * 1000, incident: id, by })
    const patrol = actor(PATROL)
    submit({ type: 'Shown', ...after(answer.shown, officer), surface: 'console' })
    submit({ type: 'Acknowledge', ...after(answer.acknowledged, officer), takeover: false })
    if (extra === 'mistake')
      submit({ type: 'Mistake', at: at + 15_000, site: site.id, by: actor('cua-hang').person, duress: false, incident: id, roster })
    submit({ type: 'Acknowledge', ...after(answer.acknowledged + 6, patrol), takeover: false })
    submit({ type: 'Dispatch', ...after(answer.dispatched, officer), patrols: [patrol.person], roster })
    if (extra === 'again' || extra === 'second') {
      press((extra === 'second' && here[1]?.button) || button, at + SECOND_PRESS, 0)
      submit({ type: 'Acknowledge', at: at + SECOND_PRESS + 4_000, incident: id, by: officer, takeover: false })
    }
    submit({ type: 'Arrive', ...after(answer.arrived, patrol) })
    const { disposition, note } = answer
    submit({ type: 'Close', ...after(answer.closed, officer), disposition: disposition as Disposition, note })
  }

  let morning = addDays(localDay(now, timeZone), -MORNINGS)
  async function liveUntil(last: LocalDay): Promise<void> {
    for (; morning <= last; morning = addDays(morning, 1)) {
      eachDay(morning, submit)
      await Promise.all(answers.splice(0))
    }
  }

  let number = 0
  const dayOf = (sample: SampleIncident) => startOf(addDays(monday, sample.day), timeZone)
  for (const [day, samples] of Map.groupBy(samplePast, dayOf)) {
    await liveUntil(localDay(day, timeZone))
    for (const { from, to, officer } of SHIFTS) {
      const here = samples.map((sample) => ({ sample, at: day + sinceMidnight(sample.time) }))
      const inShift = here.filter(({ at }) => at >= day + from && at < day + to)
      if (inShift.length === 0) continue
      const onDuty = [actor(officer), actor(PATROL)]
      for (const { person, role, station } of onDuty) if (station) submit({ type: 'SignOn', at: day + from, person, role, station })
      for (const { sample, at } of inShift) incident(sample, at, ++number, actor(officer))
      for (const { person } of onDuty) submit({ type: 'SignOff', at: day + to, person: person as PersonId })
      // A shift at a time: whoever starts the demo waits for a few writes, and none waits long.
      await Promise.all(answers.splice(0))
    }
  }
  await liveUntil(localDay(now - BEFORE_NOW, timeZone))
}

function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE
}

function missing(what: string): never {
  throw new Error(`the sample commune has no ${what}`)
}

/**
 * The exercises of the sample commune, before its other past: two at one gold shop, one at a bank, so that each has something to
 * be compared with. Decided by the same desk, with the times of then.
 */
import type { IncidentId } from '../contract/ids.ts'
import { addDays, localDay, startOf } from '../core/calendar/local-day.ts'
import type { Actor, Command } from '../core/commands.ts'
import { rosterFor } from '../core/incident/roster.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { SampleCommune } from './sample-commune.ts'

const MINUTE = 60_000
/** By day before today; seconds from the press. The first leaves the desk something to learn. */
export const sampleExercises = [
  {
    daysAgo: 201,
    hour: 9.5,
    code: 'KH-07',
    reason: 'Diễn tập quý 2',
    announced: true,
    at: { shown: 3, acknowledged: 41, dispatched: 118, arrived: 552 },
  },
  {
    daysAgo: 154,
    hour: 14.2,
    code: 'KH-02',
    reason: 'Diễn tập ngân hàng sau khi thay nút',
    announced: false,
    at: { shown: 2, acknowledged: 19, dispatched: 74, arrived: 431 },
  },
  {
    daysAgo: 110,
    hour: 10.1,
    code: 'KH-07',
    reason: 'Diễn tập quý 3',
    announced: false,
    at: { shown: 2, acknowledged: 9, dispatched: 52, arrived: 388 },
  },
] as const

type Parts = { desk: Desk; registry: Pick<Registry, 'directory'>; commune: SampleCommune; now: number }

export async function seedExercises({ desk, registry, commune, now }: Parts): Promise<void> {
  const directory = registry.directory()
  const { timeZone } = directory.settings
  const actor = (username: string): Actor => {
    const found = [...directory.people.values()].find((person) => person.username === username)
    if (!found) throw new Error(`the sample commune has no ${username}`)
    return { person: found.id, role: found.role, station: found.station ?? null }
  }
  const [officer, commander, patrol] = [actor('truc-ban'), actor('chi-huy'), actor('tuan-tra')]
  async function submit(command: Command): Promise<void> {
    const answer = await desk.submit(command)
    if (!answer.ok) throw new Error(`the sample exercises do not fit: ${command.type} is ${answer.refusal.refused}`)
  }

  for (const [number, { daysAgo, hour, code, reason, announced, at }] of sampleExercises.entries()) {
    const found = commune.buttons.find(({ site }) => site.code === code)
    if (!found) throw new Error(`the sample commune has no button at ${code}`)
    const { button, site } = found
    const began = startOf(addDays(localDay(now, timeZone), -daysAgo), timeZone) + hour * 60 * MINUTE
    const pressed = began + 4 * MINUTE
    const incident = `inc-exercise-${number + 1}` as IncidentId
    const after = (seconds: number, by: Actor) => ({ at: pressed + seconds * 1000, incident, by })
    for (const { person, role, station } of [officer, patrol])
      if (station) await submit({ type: 'SignOn', at: began, person, role, station })
    await submit({
      ...{ type: 'PlanExercise', at: began, site: site.id, by: commander.person, home: [...(directory.routes.get(site.id)?.home ?? [])] },
      ...{ from: null, minutes: 60, reason, button: button.id, announced, managerTold: false, siren: true },
    })
    const roster = desk.look((seen) => rosterFor(site.id, directory, seen.duty, () => true, pressed))
    const read = { kind: 'holdup' as const, marks: [], pressId: `exercise-${number}`, at: pressed }
    await submit({ type: 'Press', at: pressed, read, button: button.id, site: site.id, gateway: null, incident, roster })
    await submit({ type: 'Shown', ...after(at.shown, officer), surface: 'console' })
    await submit({ type: 'Acknowledge', ...after(at.acknowledged, officer), takeover: false })
    await submit({ type: 'Dispatch', ...after(at.dispatched, officer), patrols: [patrol.person], roster })
    await submit({ type: 'Arrive', ...after(at.arrived, patrol) })
    await submit({ type: 'Close', ...after(at.arrived + 120, officer), disposition: 'drill', note: null })
    for (const { person } of [officer, patrol]) await submit({ type: 'SignOff', at: pressed + 30 * MINUTE, person })
  }
}

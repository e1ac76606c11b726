/** The last leg of the self-drill: a phone of somebody who has agreed to be sent it, proved by what it shows. */
import type { PersonId } from '../contract/ids.ts'
import type { SelfDrillLeg } from '../contract/self-drill.ts'
import { openAlarms } from '../core/incident/incident.ts'
import { alarmRings } from '../core/incident/ringing-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'

/** A phone in deep sleep may take a while; a push that is not shown by then would have been no alarm. */
const SHOWN_MS = 60_000

export type DrillPhones = {
  clock: Clock
  desk: Pick<Desk, 'look' | 'follow'>
  registry: Pick<Registry, 'directory'>
  sendTest(person: PersonId, by: PersonId | null): Promise<{ phones: number; accepted: number }>
}

type Shown = { at: number; on: NonNullable<SelfDrillLeg['shownOn']> }

type Within = <T>(work: Promise<T>, ms: number) => Promise<T | null>

export async function pushLeg({ clock, desk, registry, sendTest }: DrillPhones, within: Within): Promise<SelfDrillLeg> {
  const { settings, people, phones } = registry.directory()
  const leg = (outcome: SelfDrillLeg['outcome'], why: NonNullable<SelfDrillLeg['why']>): SelfDrillLeg => ({ leg: 'push', outcome, why })
  const named = (settings.selfDrill?.phones ?? []).filter((id) => people.get(id)?.disabled === false)
  if (named.length === 0) return leg('not-tried', 'nobody-named')
  // A patrol is never pushed off duty, whoever has named it.
  const wanted = desk.look((state) => named.filter((id) => people.get(id)?.role !== 'patrol' || state.duty.has(id)))
  if (wanted.length === 0) return leg('not-tried', 'off-duty')
  // Nobody is to look at a test while an alarm rings, and no phone may sound in a shop that has one open.
  const quiet = desk.look((state) =>
    alarmRings(state) ? [] : wanted.filter((id) => !people.get(id)?.sites?.some((site) => openAlarms(state, site).length > 0)),
  )
  if (quiet.length === 0) return leg('not-tried', 'alarm')
  const reachable = quiet.filter((id) => (phones.get(id)?.length ?? 0) > 0)
  if (reachable.length === 0) return leg('failed', 'no-phone')

  const since = clock.steady()
  const shown = Promise.withResolvers<Shown>()
  const stop = desk.follow({
    name: 'self-drill push',
    told({ recorded }) {
      for (const { event } of recorded)
        if (event.type === 'PhoneTestShown' && reachable.includes(event.person))
          shown.resolve({ at: clock.steady(), on: { person: event.person, subscription: event.subscription } })
    },
  })
  try {
    const results = await within(Promise.all(reachable.map((person) => sendTest(person, null))), SHOWN_MS)
    if (results === null || results.every(({ accepted }) => accepted === 0)) return leg('failed', 'not-accepted')
    const first = await within(shown.promise, SHOWN_MS)
    if (first === null) return leg('failed', 'not-shown')
    return { leg: 'push', outcome: 'ok', ms: Math.max(0, Math.round(first.at - since)), shownOn: first.on }
  } finally {
    stop()
  }
}

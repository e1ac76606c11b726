/** How long a press waits for the disk while the past is struck out beside it. The hub stops striking when an alarm opens; here it goes on. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../hub/clock.ts'
import type { Event } from '../../hub/contract/events.ts'
import type { ButtonId, IncidentId, PersonId, SiteId } from '../../hub/contract/ids.ts'
import { STATE_VERSION } from '../../hub/core/state.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { createLogs } from '../../hub/log.ts'
import { spread } from './figures.ts'
import { newFolder } from './leave-nothing.ts'
import type { Section } from './table.ts'

const DAY_MS = 24 * 3_600_000
const EACH = 10
const BATCH = 5_000
const EVERY_MS = 7

export async function retention(events: number): Promise<Section> {
  const now = Date.now()
  const old = now - 100 * DAY_MS
  const before = now - 30 * DAY_MS
  const journal = await openSqliteJournal({
    file: join(newFolder(), 'journal.sqlite'),
    stateVersion: STATE_VERSION,
    clock: systemClock,
    log: createLogs('warn').room('journal'),
  })
  let seq = 0
  const write = (made: Event[]) => journal.append(made.map((event) => ({ seq: ++seq, event })))
  for (let from = 0; from < events; from += BATCH)
    await write(Array.from({ length: BATCH / EACH }, (_, i) => story(`old-${from + i * EACH}`, old + from + i)).flat())
  await write([{ type: 'HubStarted', at: now, downSince: null, version: '0' }])
  await write([{ type: 'PastForgotten', at: now, before, incidents: 0, events: 0 }])
  const said = seq

  const presses = async (goesOn: () => boolean) => {
    const took: number[] = []
    while (goesOn()) {
      const began = performance.now()
      await write([press(`new-${seq}`, now)])
      took.push(performance.now() - began)
      await sleep(EVERY_MS)
    }
    return took
  }
  let left = 300
  const calm = await presses(() => left-- > 0)
  let done = false
  const began = performance.now()
  const forgetting = journal
    .forget({ before, now, seq: said, outages: [] }, () => true)
    .finally(() => {
      done = true
    })
  const meanwhile = await presses(() => !done)
  if (!(await forgetting)) throw new Error('the past was not forgotten')
  const seconds = (performance.now() - began) / 1000
  await journal.close()
  return {
    title: `A press on disk while ${events} events are struck out beside it (${Math.round(seconds)} s, a press each ${EVERY_MS} ms)`,
    columns: ['p50 ms', 'p99 ms', 'max ms'],
    rows: [
      { who: 'calm', values: Object.values(spread(calm)) },
      { who: 'meanwhile', values: Object.values(spread(meanwhile)) },
    ],
    targets: {},
  }
}

const press = (incident: string, at: number): Event => ({
  ...{ type: 'PressReceived', at, incident: incident as IncidentId, button: 'button_1' as ButtonId, site: 'site_1' as SiteId },
  ...{ kind: 'holdup', pressId: incident, marks: [], quiet: null },
})

/** An incident as long as most, and what its shift did. */
function story(name: string, at: number): Event[] {
  const incident = name as IncidentId
  const by = 'person_officer' as PersonId
  const noted = (i: number): Event => ({ type: 'IncidentNoted', at, incident, by, text: `note ${i} ${'x'.repeat(250)}` })
  return [
    press(name, at),
    { ...{ type: 'IncidentOpened', at, incident, site: 'site_1' as SiteId, kind: 'holdup', quiet: null, home: [], ladder: {} as never } },
    { type: 'IncidentAcknowledged', at, incident, by, station: null, takeover: false, notices: [] },
    ...Array.from({ length: EACH - 6 }, (_, i) => noted(i)),
    { type: 'IncidentClosed', at, incident, by, disposition: 'false-alarm', notices: [] },
    { type: 'PersonSignedIn', at, person: by },
    { type: 'PersonSignedOut', at, person: by },
  ]
}

/** A journal of years: alarms that were raised, answered and closed, decided by the desk itself and appended to the real file. */
import { join } from 'node:path'
import { systemClock } from '../../hub/clock.ts'
import type { Recorded } from '../../hub/contract/events.ts'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { Actor, Command } from '../../hub/core/commands.ts'
import { rosterFor } from '../../hub/core/incident/roster.ts'
import { emptyState, STATE_VERSION } from '../../hub/core/state.ts'
import { createDesk } from '../../hub/desk/desk.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { createLogs } from '../../hub/log.ts'
import { directoryOf } from '../../hub/registry/directory.ts'
import { loadState } from '../../hub/wiring/state-loader.ts'
import { OFFICER, type Town } from '../harness/town.ts'

const BETWEEN_MS = 30 * 60_000
/** Of the alarm below; more would be appended than asked for otherwise. */
const EVENTS_EACH = 8
const BATCH = 4_000

const openJournal = (folder: string) =>
  openSqliteJournal({
    file: join(folder, 'journal.sqlite'),
    stateVersion: STATE_VERSION,
    clock: systemClock,
    log: createLogs('warn').room('journal'),
  })

export async function writeHistory(folder: string, town: Town, events: number): Promise<void> {
  const journal = await openJournal(folder)
  const directory = directoryOf(town.data, null)
  const officer = [...directory.people.values()].find(({ username }) => username === OFFICER)
  if (!officer?.station) throw new Error('the town has no officer')
  const by: Actor = { person: officer.id, role: 'officer', station: officer.station }
  const buttons = [...directory.buttons.values()]

  const state = emptyState()
  let batch: Recorded[] = []
  const desk = createDesk({
    state,
    clock: systemClock,
    log: createLogs('warn').room('desk'),
    append: async (recorded) => void batch.push(...recorded),
  })
  const submit = async (command: Command) => {
    const answer = await desk.submit(command)
    if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
  }
  let at = Date.now() - (events / EVENTS_EACH + 1) * BETWEEN_MS
  await submit({ type: 'HubStart', at, downSince: null, version: '0' })
  await submit({ type: 'SignOn', at, person: by.person, role: 'officer', station: officer.station })
  for (let n = 0; state.seq < events - EVENTS_EACH; n += 1) {
    const button = buttons[n % buttons.length]
    if (!button) throw new Error('the town has no button')
    at += BETWEEN_MS
    const incident = `inc-${n}` as IncidentId
    const roster = rosterFor(button.site, directory, state.duty, () => true, at)
    const read = { kind: 'holdup', marks: [], pressId: `press-${n}`, at, battery: 87 } as const
    await submit({ type: 'Press', at, read: { ...read, marks: [] }, button: button.id, site: button.site, gateway: null, incident, roster })
    await submit({ type: 'Shown', at: at + 900, incident, by, surface: 'console' })
    await submit({ type: 'Acknowledge', at: at + 6_000, incident, by, takeover: false })
    await submit({ type: 'Dispatch', at: at + 20_000, incident, by, patrols: [], roster })
    await submit({ type: 'Arrive', at: at + 300_000, incident, by })
    await submit({ type: 'Close', at: at + 900_000, incident, by, disposition: 'false-alarm', note: null })
    if (batch.length < BATCH) continue
    await journal.append(batch)
    batch = []
  }
  await journal.append(batch)
  desk.close()
  await journal.close()
}

/** As the hub does every fifteen minutes. */
export async function keepSnapshot(folder: string): Promise<void> {
  const journal = await openJournal(folder)
  const { state } = await loadState(journal, createLogs('warn').room('hub'))
  await journal.saveSnapshot(state.seq, STATE_VERSION, state)
  await journal.close()
}

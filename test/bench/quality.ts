/** A month of two hundred sites as the report of site quality reads it, from the real file, in the read-only worker. */
import { join } from 'node:path'
import { systemClock } from '../../hub/clock.ts'
import type { Event, HeardInDay } from '../../hub/contract/events.ts'
import type { ButtonId, SiteId } from '../../hub/contract/ids.ts'
import type { QualityQuestion } from '../../hub/core/reports/site-quality-view.ts'
import { inParts } from '../../hub/core/reports/supervision-day.ts'
import { STATE_VERSION } from '../../hub/core/state.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { createLogs } from '../../hub/log.ts'
import { spread } from './figures.ts'
import { newFolder } from './leave-nothing.ts'
import type { Section } from './table.ts'

const SITES = 200
const BUTTONS = 3
const DAYS = 30
const DAY_MS = 24 * 3_600_000
const RUNS = 20

export async function quality(): Promise<Section> {
  const to = Date.now()
  const from = to - DAYS * DAY_MS
  const sites = Array.from({ length: SITES }, (_, n) => ({
    ...{ id: `site-${n}` as SiteId, from, to },
    buttons: Array.from({ length: BUTTONS }, (_, b) => ({ id: `button-${n}-${b}` as ButtonId, from, to, supervision: '90s' as const })),
  }))
  const journal = await openSqliteJournal({
    file: join(newFolder(), 'journal.sqlite'),
    stateVersion: STATE_VERSION,
    clock: systemClock,
    log: createLogs('warn').room('journal'),
  })
  let seq = 0
  for (let day = 0; day < DAYS; day += 1)
    await journal.append(dayOf(from + day * DAY_MS, day, sites).map((event) => ({ seq: ++seq, event })))
  const question: QualityQuestion = { from, to, timeZone: 'Asia/Ho_Chi_Minh', sites, open: [], today: [] }
  const took: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now()
    await journal.quality(question, to)
    took.push(performance.now() - began)
  }
  await journal.close()
  return {
    title: `Site quality: ${SITES} sites of ${BUTTONS} buttons, ${DAYS} days, ${seq} events`,
    columns: ['p50 ms', 'p99 ms', 'max ms'],
    rows: [{ who: 'asked and answered', values: Object.values(spread(took)) }],
    targets: { 'p50 ms': 300 },
  }
}

/** Every button reported, and came back once from a lost connection; every fifth site was dark for an hour. */
function dayOf(at: number, day: number, sites: QualityQuestion['sites']): Event[] {
  const buttons = sites.flatMap((site) => site.buttons.map(({ id }): HeardInDay => [id, 3_900, 31_000, [1_100, 2_800, 0, 0, 0, 0]]))
  const dark = sites.filter((_, n) => (n + day) % 5 === 0)
  return [
    ...dark.flatMap(({ id, buttons: own }, n): Event[] => {
      const outage = `outage-${day}-${n}`
      const began = at + n * 60_000
      return [
        { type: 'OutageBegan', at: began, outage, cause: 'site', since: began - 90_000, site: id, buttons: own.map((button) => button.id) },
        ...own.map((button): Event => ({ type: 'DeviceOnline', at: began + 3_600_000, device: button.id })),
        { type: 'OutageEnded', at: began + 3_600_000, outage },
      ]
    }),
    ...sites.flatMap((site) => site.buttons.map(({ id }): Event => ({ type: 'DeviceOnline', at: at + DAY_MS / 2, device: id }))),
    ...inParts({ type: 'SupervisionDay', at: at + DAY_MS - 1, day: '', from: at, to: at + DAY_MS - 1, deafMs: 0, buttons }),
  ]
}

/**
 * Thirty days in which the sample commune's buttons reported, so that its report of site quality has something to tell: a few
 * shops went dark, one button fell silent beside others, and the hub was restarted one night. Every outage is decided by the
 * same round as tonight's.
 */
import type { HeardInDay } from '../contract/events.ts'
import type { ButtonId } from '../contract/ids.ts'
import { addDays, localDay, startOf } from '../core/calendar/local-day.ts'
import type { Command } from '../core/commands.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { SampleCommune } from './sample-commune.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAYS = 30
/** Just beyond the reporting time of a demo's buttons, 20 s. */
const MISSED = 22_000

/** days ago | hour | site | which of its buttons, or all | minutes */
const OUTAGES: readonly (readonly [number, number, string, number | 'all', number])[] = [
  [22, 9, 'KH-16', 'all', 190],
  [17, 13, 'KH-04', 1, 310],
  [12, 15, 'KH-30', 'all', 42],
  [8, 22, 'KH-02', 2, 95],
  [3, 20, 'KH-26', 'all', 660],
]
const HUB_DOWN = { daysAgo: 9, hour: 3, minutes: 25 }
/** Far from town, where a report is sometimes lost on the way. */
const WEAK = ['KH-10', 'KH-16', 'KH-17', 'KH-21']

type Parts = { desk: Desk; registry: Pick<Registry, 'directory'>; commune: SampleCommune; now: number }

export async function seedGuardedPast({ desk, registry, commune, now }: Parts): Promise<void> {
  const directory = registry.directory()
  const { timeZone } = directory.settings
  const today = localDay(now, timeZone)
  const midnight = (daysAgo: number) => startOf(addDays(today, -daysAgo), timeZone)
  const all = commune.buttons.map(({ button, site }) => ({ id: button.id, site: site.id, code: site.code }))
  const answers: Promise<unknown>[] = []
  const submit = (command: Command) => void answers.push(desk.submit(command))
  const heard = (at: number, ...but: readonly ButtonId[]) => {
    for (const { id, site } of all) if (!but.includes(id)) submit({ type: 'Heard', at, device: id, site, beat: {} })
  }
  const start = (at: number, downSince: number | null) => submit({ type: 'HubStart', at, downSince, version: '0' })

  function silence(at: number, code: string, which: number | 'all', minutes: number): void {
    // Days of which nothing is told here are not days of silence: the hub begins to listen anew.
    start(at - 1, null)
    const own = all.filter((each) => each.code === code).map(({ id }) => id)
    const silent = which === 'all' ? own : own.slice(which, which + 1)
    heard(at)
    heard(at + MISSED / 2, ...silent)
    heard(at + MISSED, ...silent)
    submit({ type: 'SupervisionRound', at: at + MISSED, directory })
    for (const { id, site } of all)
      if (silent.includes(id)) submit({ type: 'Heard', at: at + minutes * MINUTE, device: id, site, beat: {} })
  }

  start(midnight(DAYS), null)
  heard(midnight(DAYS))
  for (let daysAgo = DAYS; daysAgo > 0; daysAgo -= 1) {
    const [from, to] = [midnight(daysAgo), midnight(daysAgo - 1)]
    const isDown = daysAgo === HUB_DOWN.daysAgo
    const deafMs = isDown ? HUB_DOWN.minutes * MINUTE : 0
    if (isDown) start(from + HUB_DOWN.hour * HOUR + deafMs, from + HUB_DOWN.hour * HOUR)
    for (const [ago, hour, code, which, minutes] of OUTAGES) if (ago === daysAgo) silence(from + hour * HOUR, code, which, minutes)
    const buttons = all.map(({ id, code }, n) => reported(id, n + daysAgo, WEAK.includes(code)))
    const figures = { day: localDay(from, timeZone), from, to, deafMs, buttons }
    submit({ type: 'RecordSupervisionDay', at: to + 2_000, figures })
    await Promise.all(answers.splice(0))
  }
  start(now, null)
  await Promise.all(answers)
}

/** A report about every 22 s. */
function reported(id: ButtonId, salt: number, isWeak: boolean): HeardInDay {
  const signs = 3_890 + ((salt * 7) % 40)
  const quick = 1_100 + ((salt * 13) % 60)
  const longest = isWeak ? 74_000 + ((salt * 911) % 14_000) : 26_500 + ((salt * 577) % 1_400)
  return [id, signs, longest, [quick, signs - quick, 0, 0, 0, 0]]
}

/**
 * Run on a disk whose power is cut.
 *   on-a-cut-disk.ts write FILE    appends without end, alone and in bursts, keeps a snapshot now and then, and prints every place that
 *                                  was acknowledged
 *   on-a-cut-disk.ts read FILE     opens it as a hub would, and prints as JSON what is there
 *   on-a-cut-disk.ts fill FILE     alarms that are over and one that is not, and PastForgotten on the record (forgetter.ts is to come)
 *   on-a-cut-disk.ts due FILE      what is still to be forgotten
 */
import { systemClock } from '../../hub/clock.ts'
import type { Recorded } from '../../hub/contract/events.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { closed, from, noted, notes, opened } from './events.ts'
import { DAY, PAST } from './past-on-a-cut-disk.ts'

export type Found = {
  /** The place of the snapshot, and what it says its place is; 0: there is none. */
  snapshot: number
  saysIt: number
  /** Every event after it. */
  events: Recorded[]
  /** What the journal complained of. */
  said: string[]
}

const [what = '', file = ''] = process.argv.slice(2)
const said: string[] = []
const say = (_fields: object, message: string) => void said.push(message)
const log = { debug() {}, info() {}, warn: say, error: say }
const journal = await openSqliteJournal({ file, stateVersion: 1, clock: systemClock, log })
const { snapshot, events } = await journal.load()
const after: Recorded[] = []
for await (const batch of events) after.push(...batch)
const state = snapshot?.state as { seq: number } | undefined

if (what === 'read') {
  const found: Found = { snapshot: snapshot?.seq ?? 0, saysIt: state?.seq ?? 0, events: after, said }
  process.stdout.write(JSON.stringify(found))
  await journal.close()
} else if (what === 'fill') {
  const past = Array.from({ length: PAST.incidents }, (_, i) => [
    opened(`i${i}`, 1_000 * DAY + i),
    noted(`i${i}`, `${PAST.words}-${i}`, 1_000 * DAY + i),
    closed(`i${i}`, 'fault', 1_000 * DAY + i),
  ]).flat()
  const said = { type: 'PastForgotten' as const, at: PAST.now, before: PAST.before, incidents: PAST.incidents, events: PAST.incidents }
  await journal.append(from(1, ...past, opened('new', PAST.now), said))
  await journal.close()
} else if (what === 'due') {
  process.stdout.write(JSON.stringify(await journal.pastDue(PAST.before, PAST.now)))
  await journal.close()
} else {
  let seq = after.at(-1)?.seq ?? snapshot?.seq ?? 0
  const append = async () => {
    seq += 1
    const mine = seq
    await journal.append(notes(mine, 1))
    process.stdout.write(`${mine}\n`)
  }
  for (let turn = 1; ; turn += 1) {
    await Promise.all(Array.from({ length: turn % 4 === 0 ? 20 : 1 }, append))
    if (turn % 10 === 0) await journal.saveSnapshot(seq, 1, { seq, ballast: 'x'.repeat(20_000) })
  }
}

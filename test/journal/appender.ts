/** Run as a process of its own: appends without end, in bursts, and prints every place that was acknowledged. */
import { systemClock } from '../../hub/clock.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'
import { notes } from './events.ts'

const silent = () => {}
const log = { debug: silent, info: silent, warn: silent, error: silent }
const journal = await openSqliteJournal({ file: process.argv[2] ?? '', stateVersion: 1, clock: systemClock, log })

let seq = 0
for await (const batch of (await journal.load()).events) seq = batch.at(-1)?.seq ?? seq
for (;;) {
  const burst = Array.from({ length: 20 }, () => {
    seq += 1
    const mine = seq
    return journal.append(notes(mine, 1)).then(() => process.stdout.write(`${mine}\n`))
  })
  await Promise.all(burst)
}

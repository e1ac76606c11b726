/** Forgets what is over in a journal, and says every step; whoever started it kills it in the middle. */
import { systemClock } from '../../hub/clock.ts'
import { openSqliteJournal } from '../../hub/journal/sqlite.ts'

const [file = '', before = '', now = '', seq = ''] = process.argv.slice(2)
const log = { debug() {}, info() {}, warn() {}, error() {} }
const journal = await openSqliteJournal({ file, stateVersion: 1, clock: systemClock, log })
const what = { before: Number(before), now: Number(now), seq: Number(seq), outages: [] }
await journal.forget(what, () => {
  process.stdout.write('step\n')
  return true
})
process.stdout.write('done\n')
await journal.close()

/** A hub that is killed: makes change after change, and says each time that one has been answered. */
import { argv, stdout } from 'node:process'
import { systemClock } from '../../hub/clock.ts'
import { openLowdbRegistry } from '../../hub/registry/lowdb.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
const registry = await openLowdbRegistry({ folder: argv[2] ?? '', log, clock: systemClock })
for (;;) {
  const name = `Tên ${registry.directory().version + 1}`
  const answer = await registry.submit({ type: 'PatchSettings', at: systemClock.now(), by: null, patch: { name } })
  if (answer.ok) stdout.write(`${answer.version}\n`)
}

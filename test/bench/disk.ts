/** What the disk itself takes: the floor below every durable figure. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Spread, spread } from './figures.ts'
import { newFolder } from './leave-nothing.ts'

const TIMES = 200

export function fsyncs(): Spread {
  const file = openSync(join(newFolder(), 'page'), 'w')
  const page = Buffer.alloc(4_096, 1)
  const measured = Array.from({ length: TIMES }, () => {
    const began = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  return spread(measured)
}

import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { boundedLines, createLogs } from '../hub/log.ts'

/** A pipe that nobody reads, until somebody does. */
function pipe() {
  const events = new EventEmitter()
  const lines: string[] = []
  return Object.assign(events, {
    lines,
    writableLength: 0,
    write(line: string) {
      lines.push(line)
      this.writableLength += line.length
      return false
    },
    read() {
      this.writableLength = 0
      events.emit('drain')
    },
  })
}

it('lines that nobody takes are dropped at the bound, and counted once somebody does', () => {
  const out = pipe()
  const log = createLogs('info', boundedLines(out as never, 1_000)).room('hub')
  for (let n = 0; n < 100; n++) log.info({ n }, 'a line')
  const kept = out.lines.length
  expect(out.writableLength).toBeLessThanOrEqual(1_000)
  expect(kept).toBeGreaterThan(5)
  out.read()
  expect(JSON.parse(out.lines.at(-1) ?? '')).toMatchObject({ level: 40, lost: 100 - kept })
  log.info({}, 'a line again')
  expect(out.lines).toHaveLength(kept + 2)
})

it('a reader that is gone ends no hub', () => {
  const out = pipe()
  const log = createLogs('info', boundedLines(out as never)).room('hub')
  expect(() => out.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).not.toThrow()
  log.info({}, 'and it goes on')
})

import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { appender } from './appender-process.ts'
import { notes } from './events.ts'
import { place, replay } from './place.ts'

describe('kill -9', () => {
  const here = place()

  /** Runs the appender until it has acknowledged this many, kills it in full flight, and returns the last place it acknowledged. */
  async function killedAfter(count: number): Promise<number> {
    const child = appender(here.file)
    const gone = once(child, 'exit')
    let lines = 0
    let last = 0
    for await (const line of createInterface({ input: child.stdout })) {
      last = Math.max(last, Number(line))
      lines += 1
      if (lines === count) child.kill('SIGKILL')
    }
    expect(await gone).toEqual([null, 'SIGKILL'])
    return last
  }

  it('loses nothing that was acknowledged, leaves no gap, and leaves no lock behind, however often it strikes', async () => {
    for (const count of [1, 37, 400, 23, 250, 111, 5, 700]) {
      const acknowledged = await killedAfter(count)
      const journal = await here.open()
      const there = await replay(journal)
      expect(there.length).toBeGreaterThanOrEqual(acknowledged)
      expect(there).toEqual(notes(1, there.length))
      await journal.close()
    }
  })
})

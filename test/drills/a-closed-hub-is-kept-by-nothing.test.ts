/** A hub that was closed and opened again, as an update or a restore does in one process, leaves its memory to the next. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

it('what a hub knew is gone once it is closed, though it took a press, a page and a person', async () => {
  const at = await commune()
  const officer = await at.onDuty('officer')
  const button = await at.button('counter')
  await button.press()
  await officer.feed.until('the alarm', ({ event, data }) => event === 'incident' && data.ringing)
  const metrics = await (await fetch(`${at.hub().httpUrl}/metrics`)).text()
  expect(metrics.match(/^# TYPE chuong_nodejs_gc_duration_seconds /gm), 'Node’s own figures stand beside the hub’s, once').toHaveLength(1)
  expect(metrics).toMatch(/^chuong_presses_total\{[^}]*\} 1$/m)

  const known = new WeakRef(at.hub().desk)
  await button.end()
  officer.feed.close()
  await at.stop()
  // What it waits for by the clock ends by itself within seconds.
  await at.clock.push(60_000)
  await until('the closed hub is forgotten', () => {
    collect()
    return known.deref() === undefined
  })
  // The next begins with figures of its own, and the process has its own still.
  await at.start()
  const next = await (await fetch(`${at.hub().httpUrl}/metrics`)).text()
  expect(next).not.toMatch(/^chuong_presses_total\{[^}]*\} 1$/m)
  expect(next).toMatch(/^chuong_nodejs_heap_size_used_bytes \d+$/m)
})

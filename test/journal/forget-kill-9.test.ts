import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { PersonId } from '../../hub/contract/ids.ts'
import { closed, from, noted, opened } from './events.ts'
import { place, replay } from './place.ts'

const here = place()
const program = fileURLToPath(new URL('./forgetter.ts', import.meta.url))
const DAY = 24 * 3_600_000
const OLD = 1_000 * DAY
const NOW = 1_100 * DAY
const BEFORE = 1_070 * DAY

/** Runs until it has taken this many steps, and is killed there. True: it was done before. */
async function killedAfter(steps: number, seq: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, here.file, String(BEFORE), String(NOW), String(seq)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const gone = once(child, 'exit')
  let taken = 0
  let isDone = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') isDone = true
    else if (++taken === steps) child.kill('SIGKILL')
  }
  await gone
  return isDone
}

it('killed in the middle, over and over, it goes on to the same end, and the record has no gap at any time', async () => {
  const incidents = Array.from({ length: 400 }, (_, i) => `i${i}`)
  const past: Event[] = incidents.flatMap((incident, i) => [
    opened(incident, OLD + i),
    noted(incident, `geheim-${i}`, OLD + i),
    { ...closed(incident, 'fault', OLD + i) },
    { type: 'PersonSignedIn', at: OLD + i, person: 'person_gone' as PersonId },
  ])
  const journal = await here.open()
  await journal.append(from(1, ...past, opened('new', NOW)))
  const seq = past.length + 2
  await journal.append([{ seq, event: { type: 'PastForgotten', at: NOW, before: BEFORE, incidents: 400, events: 400 } }])
  await journal.close()

  let kills = 0
  for (const steps of [1, 2, 4, 3, 5, 2]) {
    if (await killedAfter(steps, seq)) break
    kills += 1
    const again = await here.open()
    const there = await replay(again)
    expect(there.map((entry) => entry.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
    // Of one incident the opening goes first: nothing of it rings again, however far it came.
    const open = new Set(there.flatMap(({ event }) => (event.type === 'IncidentOpened' ? [event.incident as string] : [])))
    const over = new Set(there.flatMap(({ event }) => (event.type === 'IncidentClosed' ? [event.incident as string] : [])))
    expect([...open].filter((incident) => !over.has(incident))).toEqual(['new'])
    await again.close()
  }
  expect(kills).toBeGreaterThan(3)
  expect(await killedAfter(1_000_000, seq)).toBe(true)
  const end = await here.open()
  expect(await end.pastDue(BEFORE, NOW)).toEqual({ incidents: 0, events: 0 })
  expect((await replay(end)).filter(({ event }) => event.type === 'Forgotten')).toHaveLength(past.length)
  await end.close()
  expect(readFileSync(here.file).includes('geheim')).toBe(false)
})

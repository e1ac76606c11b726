import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { FILE, openOutbox } from '../../firmware-bridge/outbox.ts'
import { pushedClock } from '../harness/clock.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const entry = (n: number) => ({ name: `p${n}@${n}`, key: `#p${n}`, press: `p${n}`, at: Date.now(), topic: 't', payload: `{"n":${n}}` })

async function open(folder: string) {
  const said: string[] = []
  const outbox = await openOutbox(folder, { clock: systemClock, log: (_level, message) => said.push(message) })
  onTestFinished(() => outbox.close(1_000))
  return { outbox, said }
}

test('what is put is there after a restart, oldest first, until it is settled; counts stay', async () => {
  const folder = temporaryFolder()
  const { outbox } = await open(folder)
  await Promise.all([3, 1, 2].map((n) => outbox.put(entry(n))))
  outbox.settle('p1@1', 'delivered')
  outbox.settle('p2@2', 'refused')
  outbox.count('K01', 7)
  outbox.count('K01', 5)
  await outbox.close(1_000)
  const { outbox: again } = await open(folder)
  expect(again.kept.waiting.map(({ press }) => press)).toEqual(['p3', 'p2'])
  expect(again.kept.delivered.map(({ press }) => press)).toEqual(['p1'])
  expect(again.kept.counters).toEqual([{ device: 'K01', counter: 7 }])
})

test('a damaged file is set aside and said, never written over', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, FILE), 'not a database, but sixteen bytes and more')
  const { outbox, said } = await open(folder)
  await outbox.put(entry(1))
  expect(said).toEqual([expect.stringContaining('damaged')])
  expect(readdirSync(folder).some((name) => name.startsWith(`${FILE}.damaged-`))).toBe(true)
})

test('a disk that refuses is said once, and works again when it does', async () => {
  const folder = temporaryFolder()
  const { outbox, said } = await open(folder)
  await outbox.put(entry(1))
  const other = new DatabaseSync(join(folder, FILE))
  // As full as a disk can be: nothing more is taken.
  other.exec("CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT raise(ABORT, 'database or disk is full'); END")
  await expect(outbox.put(entry(2))).rejects.toThrow('disk is full')
  await expect(outbox.put(entry(3))).rejects.toThrow('disk is full')
  expect(outbox.trouble()).toContain('full')
  other.exec('DROP TRIGGER full')
  other.close()
  await outbox.put(entry(4))
  expect(outbox.trouble()).toBeNull()
  await until('it is said', () => said.length === 2)
  expect(said[0]).toContain('cannot be written')
})

test('a thread that ends lets nobody wait: what it had is given back, and another takes its place', async () => {
  const threads: Worker[] = []
  const notice = (thread: Worker) => void threads.push(thread)
  process.on('worker', notice)
  onTestFinished(() => void process.off('worker', notice))
  const folder = temporaryFolder()
  const clock = pushedClock()
  const outbox = await openOutbox(folder, { clock, log: () => {} })
  await outbox.put(entry(1))
  const given = outbox.put(entry(2)).catch((error: Error) => error.message)
  void threads[0]?.terminate()
  expect(['its thread has ended', undefined]).toContain(await given)
  await until('it is known', () => outbox.trouble() !== null)
  await expect(outbox.put(entry(3))).rejects.toThrow('ended')
  outbox.settle('p1@1', 'delivered')
  await clock.push(5_000)
  await until('another has begun', () => outbox.trouble() === null)
  await outbox.put(entry(4))
  await outbox.close(1_000)
  const { outbox: again } = await open(folder)
  expect(again.kept.waiting.map(({ press }) => press)).toContain('p4')
  expect(again.kept.delivered.map(({ press }) => press)).toEqual(['p1'])
})

test('what is given again while it waits for the disk waits once', async () => {
  const { outbox } = await open(temporaryFolder())
  const first = outbox.put(entry(1))
  const again = Array.from({ length: 3 }, () => outbox.put(entry(2)))
  expect(new Set(again).size).toBe(1)
  await Promise.all([first, ...again])
})

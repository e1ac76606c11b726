import { expect, test } from 'vitest'
import { watchDisk } from '../../hub/registry/disk.ts'
import { pushedClock, turn } from '../harness/clock.ts'

const never = () => new Promise<void>(() => {})

test('one piece of work at a time, in order, and a failed one stops nothing', async () => {
  const { inTurn } = watchDisk(pushedClock())
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await new Promise(setImmediate)
    seen.push(`${name} ends`)
    if (name === 'b') throw new Error('b fails')
    return name
  }
  const all = await Promise.allSettled([inTurn(work('a')), inTurn(work('b')), inTurn(work('c'))])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a disk that does not answer is reported, and nobody waits for it for ever', async () => {
  const clock = pushedClock()
  const disk = watchDisk(clock)
  let begun = 0
  const stuck = expect(disk.inTurn(() => disk.write(never))).rejects.toThrow('may still be made')
  const behind = expect(disk.inTurn(async () => void begun++)).rejects.toThrow('nothing has changed')
  await turn()
  await clock.push(4_000)
  expect(disk.trouble()).toBeNull()
  await clock.push(2_000)
  expect(disk.trouble()).toBe('the disk has not answered for 6 s')
  clock.jump(-3_600_000)
  expect(disk.trouble(), 'by a clock that was set back as well').toBe('the disk has not answered for 6 s')
  await clock.push(4_000)
  await stuck
  await behind
  expect(begun).toBe(0)
})

test('what nobody waits for any more is not done when the disk comes back', async () => {
  const clock = pushedClock()
  const { inTurn, idle } = watchDisk(clock)
  let release = () => {}
  const done: string[] = []
  const stuck = inTurn(() => new Promise<void>((resolve) => (release = resolve))).catch(() => {})
  const behind = inTurn(async () => void done.push('behind')).catch(() => {})
  await turn()
  await clock.push(10_000)
  await Promise.all([stuck, behind])
  const after = inTurn(async () => void done.push('after'))
  release()
  await after
  await idle()
  expect(done).toEqual(['after'])
})

test('five hundred may wait, no more', async () => {
  const { inTurn } = watchDisk(pushedClock())
  for (let i = 0; i < 500; i++) void inTurn(never).catch(() => {})
  await expect(inTurn(never)).rejects.toThrow('too many')
})

import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../hub/contract/events.ts'
import type { Command } from '../../hub/core/commands.ts'
import { emptyState } from '../../hub/core/state.ts'
import { createDesk } from '../../hub/desk/desk.ts'
import type { Told } from '../../hub/desk/follower.ts'
import { ids } from '../core/world.ts'
import { pushedClock, turn } from '../harness/clock.ts'

/** A journal whose disk the test is: every append waits until the test lets it through. */
function disk() {
  const waiting: { recorded: readonly Recorded[]; done: () => void }[] = []
  return {
    waiting,
    append: (recorded: readonly Recorded[]) => new Promise<void>((resolve) => waiting.push({ recorded, done: resolve })),
    async writeOne() {
      waiting.shift()?.done()
      await turn()
    },
  }
}

function desk() {
  const clock = pushedClock()
  const errors: string[] = []
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (_: object, message: string) => void errors.push(message) }
  const store = disk()
  const made = createDesk({ state: emptyState(), clock, log, append: store.append })
  const told: Told[] = []
  const written: number[] = []
  made.follow({ name: 'test', told: (each) => told.push(each), written: (seq) => written.push(seq) })
  const signOn = (person = ids.officer): Command => ({ type: 'SignOn', at: clock.now(), person, role: 'officer', station: ids.home })
  const types = () => told.flatMap((each) => each.recorded.map(({ event }) => event.type))
  return { clock, errors, store, desk: made, told, written, signOn, types }
}

/** Has it come by the time the event loop has turned? */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let is = false
  void promise.then(() => {
    is = true
  })
  await turn()
  return is
}

describe('a command', () => {
  it('changes the state at once, and is told and answered when it is on disk', async () => {
    const { desk: d, store, told, signOn } = desk()
    const answer = d.submit(signOn())
    expect(d.look((state) => state.duty.size)).toBe(1)
    expect(await settled(answer)).toBe(false)
    expect(told).toEqual([])
    await store.writeOne()
    expect(told).toHaveLength(1)
    expect(await answer).toMatchObject({ ok: true, recorded: [{ seq: 1, event: { type: 'DutyStarted' } }] })
  })

  it('that is refused records nothing', async () => {
    const { desk: d, store } = desk()
    expect(await d.submit({ type: 'SignOff', at: 0, person: ids.officer })).toEqual({ ok: false, refusal: { refused: 'not-signed-on' } })
    expect(store.waiting).toEqual([])
  })

  it('that is known already is answered at once, and its writing is awaited all the same', async () => {
    const { desk: d, store, signOn } = desk()
    const first = d.submit(signOn())
    const again = await d.submit(signOn())
    if (!again.ok) throw new Error('refused')
    expect(again.recorded).toEqual([])
    expect(await settled(again.written)).toBe(false)
    await store.writeOne()
    await first
    expect(await settled(again.written)).toBe(true)
  })

  it('that only tells of a heartbeat is told and never written', async () => {
    const { desk: d, store, told } = desk()
    const online = d.submit({ type: 'Heard', at: 1, device: ids.counter, site: null, beat: {} })
    await store.writeOne()
    await online
    await d.submit({ type: 'Heard', at: 2, device: ids.counter, site: null, beat: { battery: 50 } })
    expect(told).toHaveLength(2)
    expect(store.waiting).toEqual([])
    expect(d.look((state) => state.devices.get(ids.counter)?.battery)).toBe(50)
  })
})

describe('a disk that hangs', () => {
  it('does not keep people waiting for more than 300 ms, and what is held back is only the writing', async () => {
    const { desk: d, clock, store, told, errors, signOn } = desk()
    const answer = d.submit(signOn())
    await clock.push(299)
    expect(told).toEqual([])
    await clock.push(1)
    expect(told).toHaveLength(1)
    expect(errors).toHaveLength(1)
    const got = await answer
    if (!got.ok) throw new Error('refused')
    expect(await settled(got.written)).toBe(false)
    await store.writeOne()
    expect(await settled(got.written)).toBe(true)
  })

  it('is waited for once: after that people are told at once, in order', async () => {
    const { desk: d, clock, types, signOn } = desk()
    const first = d.submit(signOn())
    await clock.push(300)
    await first
    const second = d.submit({ type: 'SignOff', at: 1, person: ids.officer })
    expect(await settled(second)).toBe(true)
    expect(types()).toEqual(['DutyStarted', 'DutyEnded'])
  })

  it('is told to the followers when it answers again', async () => {
    const { desk: d, clock, store, written, signOn } = desk()
    d.submit(signOn()).catch(() => {})
    await clock.push(300)
    expect(written).toEqual([])
    await store.writeOne()
    expect(written).toEqual([1])
    d.submit({ type: 'SignOff', at: 1, person: ids.officer }).catch(() => {})
    await store.writeOne()
    expect(written, 'a prompt write is no news').toEqual([1])
  })
})

it('beats that go on while the disk hangs add nothing to what waits for it', async () => {
  const { desk: d, clock, store } = desk()
  void d.submit({ type: 'Heard', at: 1, device: ids.counter, site: null, beat: {} })
  await clock.push(300)
  const beats = await Promise.all([2, 3, 4].map((at) => d.submit({ type: 'Heard', at, device: ids.counter, site: null, beat: {} })))
  const waits = new Set(beats.map((answer) => answer.ok && answer.written))
  expect(waits.size).toBe(1)
  await store.writeOne()
  for (const answer of beats) expect(answer.ok && (await settled(answer.written))).toBe(true)
})

it('a fault of ours is a rejection, and an event that cannot be folded is written all the same', async () => {
  const { desk: d, store, errors, signOn } = desk()
  await expect(d.submit({ type: 'nonsense' } as never)).rejects.toThrow('nobody handles')
  const poison = { type: 'ArmTest', at: 1, site: ids.shop, by: ids.staff, button: ids.counter } as const
  d.look((state) =>
    Object.defineProperty(state.tests, 'set', {
      value: () => {
        throw new Error('broken')
      },
      configurable: true,
    }),
  )
  const answer = d.submit(poison)
  expect(store.waiting[0]?.recorded).toMatchObject([{ seq: 1, event: { type: 'TestArmed' } }])
  expect(errors).toEqual(['an event could not be folded'])
  await store.writeOne()
  expect(await answer).toMatchObject({ ok: true })
  const next = d.submit(signOn())
  expect(store.waiting[0]?.recorded).toMatchObject([{ seq: 2 }])
  await store.writeOne()
  await next
})

it('commands are told in the order they were decided, whoever is written first', async () => {
  const { desk: d, store, types, signOn } = desk()
  const all = [d.submit(signOn()), d.submit({ type: 'SignOff', at: 1, person: ids.officer }), d.submit(signOn(ids.second))]
  await store.writeOne()
  expect(types()).toEqual(['DutyStarted'])
  await store.writeOne()
  await store.writeOne()
  await Promise.all(all)
  expect(types()).toEqual(['DutyStarted', 'DutyEnded', 'DutyStarted'])
})

it('a follower that throws does not keep the others from hearing', async () => {
  const { desk: d, store, told, errors, signOn } = desk()
  d.follow({
    name: 'broken',
    told: () => {
      throw new Error('broken')
    },
  })
  const after: Told[] = []
  d.follow({ name: 'after', told: (each) => after.push(each) })
  const answer = d.submit(signOn())
  await store.writeOne()
  await answer
  expect(told).toHaveLength(1)
  expect(after).toHaveLength(1)
  expect(errors).toEqual(['a follower failed; the others were told'])
})

it('who stops following hears no more', async () => {
  const { desk: d, store, signOn } = desk()
  const heard: Told[] = []
  const stop = d.follow({ name: 'brief', told: (each) => heard.push(each) })
  stop()
  const answer = d.submit(signOn())
  await store.writeOne()
  await answer
  expect(heard).toEqual([])
})

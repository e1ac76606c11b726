import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { feedPresence, type PageBeat } from '../../hub/http/presence.ts'
import { pushedClock } from '../harness/clock.ts'

const an = 'an' as PersonId
const MINUTE = 60_000

/** A hub that has been up for a while. */
async function upFor(startMs = 15_000) {
  const clock = pushedClock()
  const presence = feedPresence(clock)
  await clock.push(startMs)
  const beat = (change: Partial<PageBeat> = {}, session = 'desk') =>
    presence.beat(an, session, { visible: true, sound: true, lastInputAt: clock.now(), ...change })
  return { clock, presence, beat, there: () => presence.attended(an) }
}

/** The hub's own beat gets through every 5 s. */
async function listening(clock: ReturnType<typeof pushedClock>, line: { took(): void }, ms: number) {
  for (let passed = 0; passed < ms; passed += 5_000) {
    await clock.push(5_000)
    line.took()
  }
}

describe('who is there', () => {
  const cases: [string, boolean, (world: Awaited<ReturnType<typeof upFor>>) => Promise<void> | void][] = [
    ['nobody without a feed', false, () => undefined],
    ['nobody who only beats', false, ({ beat }) => beat()],
    ['an open feed that was never beaten counts by its socket', true, ({ presence }) => void presence.open(an, 'desk')],
    [
      'a page that is visible and sounds counts',
      true,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        beat()
      },
    ],
    [
      'a hidden page does not',
      false,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        beat({ visible: false })
      },
    ],
    [
      'a tab behind does not speak for the one in front',
      true,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        beat({ page: 'front' })
        beat({ page: 'behind', visible: false })
      },
    ],
    [
      'when the tab in front is hidden, the ones behind are not somebody',
      false,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        beat({ page: 'front' })
        beat({ page: 'behind', visible: false })
        beat({ page: 'front', visible: false })
      },
    ],
    [
      'a silent page does not',
      false,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        beat({ sound: false })
      },
    ],
    [
      'one missed beat is forgiven',
      true,
      async ({ clock, presence, beat }) => {
        const line = presence.open(an, 'desk')
        beat()
        await listening(clock, line, 20_000)
      },
    ],
    [
      'after two missed beats the page is gone, though its socket is open',
      false,
      async ({ clock, presence, beat }) => {
        const line = presence.open(an, 'desk')
        beat()
        await listening(clock, line, 25_000)
      },
    ],
    [
      'a feed that does not take the hub’s beat is gone, though the page beats',
      false,
      async ({ clock, presence, beat }) => {
        presence.open(an, 'desk')
        await clock.push(13_000)
        beat()
      },
    ],
    [
      'untouched for an hour is gone',
      false,
      async ({ clock, presence, beat }) => {
        const line = presence.open(an, 'desk')
        const touched = clock.now()
        for (let minute = 0; minute < 61; minute++) {
          await clock.push(MINUTE)
          line.took()
        }
        beat({ lastInputAt: touched })
      },
    ],
    [
      'a line that breaks and is found again does not count as being touched',
      false,
      async ({ clock, presence, beat }) => {
        presence.open(an, 'desk').close()
        await clock.push(MINUTE)
        presence.open(an, 'desk')
        beat({ lastInputAt: clock.now() - 61 * MINUTE })
      },
    ],
    [
      'signing on counts as being touched',
      true,
      async ({ clock, presence, beat }) => {
        const line = presence.open(an, 'desk')
        await clock.push(61 * MINUTE)
        line.took()
        presence.input(an, 'desk')
        beat({ lastInputAt: null })
      },
    ],
    [
      'a page whose clock runs ahead counts as touched for an hour and no longer',
      false,
      async ({ clock, presence, beat }) => {
        const line = presence.open(an, 'desk')
        beat({ lastInputAt: clock.now() + 600 * MINUTE })
        await clock.push(61 * MINUTE)
        line.took()
        beat({ lastInputAt: null })
      },
    ],
    [
      'a closed feed is gone at once',
      false,
      ({ presence, beat }) => {
        const line = presence.open(an, 'desk')
        beat()
        line.close()
      },
    ],
    [
      'a feed found again after a broken line keeps what the page last said',
      false,
      ({ presence, beat }) => {
        const line = presence.open(an, 'desk')
        beat({ visible: false })
        line.close()
        presence.open(an, 'desk')
      },
    ],
    [
      'a phone that never beats does not speak for a desk that has stopped beating',
      false,
      async ({ clock, presence, beat }) => {
        presence.open(an, 'desk')
        const phone = presence.open(an, 'phone')
        beat()
        await listening(clock, phone, 25_000)
      },
    ],
    [
      'a hidden phone does not speak for the desk',
      true,
      ({ presence, beat }) => {
        presence.open(an, 'desk')
        presence.open(an, 'phone')
        beat()
        beat({ visible: false }, 'phone')
      },
    ],
  ]
  test.each(cases)('%s', async (_title, expected, given) => {
    const world = await upFor()
    await given(world)
    expect(world.there()).toBe(expected)
  })
})

describe.each([
  ['forward', 60 * MINUTE],
  ['back', -60 * MINUTE],
])('a clock on the wall that is set an hour %s', (_title, by) => {
  test('keeps a desk that lives attended', async () => {
    const { clock, presence, beat, there } = await upFor()
    const line = presence.open(an, 'desk')
    const touched = clock.now()
    beat({ lastInputAt: touched })
    clock.jump(by)
    expect(there()).toBe(true)
    for (let seconds = 0; seconds < 300; seconds += 5) {
      await clock.push(5_000)
      line.took()
      beat({ lastInputAt: touched })
    }
    expect(there()).toBe(true)
  })

  test('lets one that has died be seen as dead, since when by the wall as it is now', async () => {
    const { clock, presence, beat, there } = await upFor()
    const line = presence.open(an, 'desk')
    beat()
    clock.jump(by)
    line.took()
    const lastBeatAt = clock.now()
    await listening(clock, line, 25_000)
    expect(there()).toBe(false)
    expect(presence.away(an)).toEqual({ since: lastBeatAt, why: 'connection' })
  })

  test('lets one that nobody touches go untouched after its hour, however often the page tells of the same touch', async () => {
    const { clock, presence, beat, there } = await upFor()
    const line = presence.open(an, 'desk')
    const touched = clock.now()
    beat({ lastInputAt: touched })
    clock.jump(by)
    for (let minute = 0; minute < 61; minute++) {
      await clock.push(MINUTE)
      line.took()
      beat({ lastInputAt: touched })
    }
    expect(there()).toBe(false)
    expect(presence.away(an)).toMatchObject({ why: 'untouched' })
  })

  test('makes a start no longer and no shorter', async () => {
    const { clock, there } = await upFor(0)
    clock.jump(by)
    expect(there()).toBe(true)
    await clock.push(15_000)
    expect(there()).toBe(false)
  })
})

test('for 15 s after a start the roster alone counts', async () => {
  const { clock, there } = await upFor(0)
  expect(there()).toBe(true)
  await clock.push(14_999)
  expect(there()).toBe(true)
  await clock.push(1)
  expect(there()).toBe(false)
})

test('followers hear when somebody comes, when somebody falls silent, and when the start is over', async () => {
  const { clock, presence, beat, there } = await upFor(0)
  const heard: boolean[] = []
  presence.follow(() => heard.push(there()))
  await clock.push(15_000)
  const line = presence.open(an, 'desk')
  beat()
  await listening(clock, line, 30_000)
  expect(heard).toEqual([false, true, false])
})

test('what is known of a page is forgotten once it is gone', async () => {
  const { clock, presence, beat } = await upFor()
  const line = presence.open(an, 'desk')
  beat({ visible: false })
  line.close()
  await clock.push(MINUTE)
  expect(presence.openElsewhere(an, 'another')).toBe(false)
  presence.open(an, 'desk')
  expect(presence.attended(an)).toBe(true)
})

test('the grace after a start is over when it is told to be, though the timer came a fraction early', () => {
  let steady = 0
  const timers: (() => void)[] = []
  const after = (_ms: number, run: () => void) => {
    timers.push(run)
    return { cancel: () => undefined }
  }
  const presence = feedPresence({ now: () => 0, steady: () => steady, after } as never)
  const seen: boolean[] = []
  presence.follow(() => seen.push(presence.attended(an)))
  expect(presence.attended(an)).toBe(true)
  steady = 14_999.6
  timers[0]?.()
  expect(seen).toEqual([false])
})

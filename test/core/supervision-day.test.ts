import { describe, expect, it } from 'vitest'
import type { EventOf } from '../../hub/contract/events.ts'
import type { ButtonId } from '../../hub/contract/ids.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { within } from '../../hub/core/reports/gaps.ts'
import { inParts } from '../../hub/core/reports/supervision-day.ts'
import { emptyState } from '../../hub/core/state.ts'
import { ids, START, world } from './world.ts'

/** START is 17:40:30 in Vietnam. */
const TO_MIDNIGHT_S = (Date.UTC(2026, 10, 22, 17) - START) / 1000
const lived = () => {
  const w = world()
  w.submit({ type: 'HubStart', at: w.now(), downSince: null, version: '1' })
  return w
}
const round = (w: ReturnType<typeof world>) =>
  w
    .submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() })
    .filter(({ type }) => type === 'SupervisionDay') as EventOf<'SupervisionDay'>[]
function beats(w: ReturnType<typeof world>, ...gaps: number[]): void {
  w.heard(ids.counter)
  for (const gap of gaps) {
    w.skip(gap)
    w.heard(ids.counter)
  }
}

describe('a day of beats', () => {
  it('is closed once, with the first round after midnight of the hub’s calendar', () => {
    const w = lived()
    beats(w, 15, 25, 80)
    expect(round(w)).toEqual([])
    w.skip(TO_MIDNIGHT_S - 120)
    const [day, ...more] = round(w)
    expect(more).toEqual([])
    expect(day).toMatchObject({ day: '2026-11-22', from: START, to: START + TO_MIDNIGHT_S * 1000, deafMs: 0 })
    expect(day?.buttons).toEqual([[ids.counter, 4, 80_000, [1, 2, 0, 0, 0, 0]]])
    expect(round(w)).toEqual([])
  })

  it('says for how long the hub itself was down, and holds no gap across it against the button', () => {
    const w = lived()
    beats(w, 30)
    w.skip(3600)
    w.submit({ type: 'HubStart', at: w.now(), downSince: w.now() - 3_500_000, version: '1' })
    beats(w, 30)
    w.skip(TO_MIDNIGHT_S)
    expect(round(w)).toMatchObject([{ deafMs: 3_500_000, buttons: [[ids.counter, 4, 30_000, [0, 2, 0, 0, 0, 0]]] }])
  })

  it('that was slept through is closed by the first round that can, and every day after it as its own', () => {
    const w = lived()
    beats(w, 30)
    w.skip(3 * 86_400)
    w.submit({ type: 'HubStart', at: w.now(), downSince: w.now() - 3 * 86_400_000, version: '1' })
    const days = [round(w), round(w), round(w), round(w)].flat()
    expect(days.map(({ day, buttons }) => `${day} ${buttons.length}`)).toEqual(['2026-11-22 1', '2026-11-23 0', '2026-11-24 0'])
    expect(days[1]).toMatchObject({ deafMs: 86_400_000 })
  })

  it('tells nothing of a press', () => {
    const quiet = lived()
    const pressed = lived()
    for (const w of [quiet, pressed]) {
      beats(w, 30)
      w.skip(20)
      if (w === pressed) w.press()
      w.skip(20)
      w.heard(ids.counter)
      w.skip(TO_MIDNIGHT_S)
    }
    expect(round(pressed)).toEqual(round(quiet))
  })

  it('does not count a silence that is told as an outage', () => {
    const w = lived()
    beats(w, 30)
    w.skip(600)
    round(w)
    beats(w, 30)
    w.skip(TO_MIDNIGHT_S)
    expect(round(w)[0]?.buttons).toEqual([[ids.counter, 4, 30_000, [0, 2, 0, 0, 0, 0]]])
  })

  it('comes in parts of five hundred buttons, which close it together, live and replayed', () => {
    const buttons = Array.from({ length: 1_200 }, (_, n): [ButtonId, number, number, number[]] => [
      `b${n}` as ButtonId,
      1,
      0,
      [0, 0, 0, 0, 0, 0],
    ])
    const parts = inParts({
      type: 'SupervisionDay',
      at: 2,
      day: '2026-11-22',
      from: 0,
      to: 1,
      deafMs: 0,
      buttons,
    }) as EventOf<'SupervisionDay'>[]
    expect(parts.map((part) => part.buttons.length)).toEqual([500, 500, 200])
    const w = lived()
    beats(w, 30)
    w.skip(TO_MIDNIGHT_S)
    round(w)
    const replayed = emptyState()
    for (const entry of w.recorded) evolve(replayed, structuredClone(entry))
    expect(replayed).toEqual(w.state)
    const after = emptyState()
    for (const entry of w.recorded.filter(({ event }) => event.type !== 'DeviceHeard')) evolve(after, structuredClone(entry))
    expect(after.signs.from, 'what is written is enough to know which day is open').toBe(w.state.signs.from)
  })
})

describe('the time achieved', () => {
  it('is the shortest preset that no gap exceeded', () => {
    expect(within([10, 5, 0, 0, 0, 0], 1)).toBe('90s')
    expect(within([990, 9, 1, 0, 0, 0], 1)).toBe('3min')
    expect(within([990, 9, 1, 0, 0, 0], 0.99)).toBe('20s')
    expect(within([0, 0, 0, 0, 0, 1], 1)).toBe('slower')
    expect(within([0, 0, 0, 0, 0, 0], 1)).toBeNull()
  })
})

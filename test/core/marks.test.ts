import { describe, expect, it } from 'vitest'
import { ids, world } from './world.ts'

const DAY = 24 * 3600
const marks = (w: ReturnType<typeof world>) => w.incident().marks

describe('a low battery marks the alarm of its button', () => {
  it('when the press itself says so', () => {
    const w = world()
    w.press(ids.counter, { battery: 20 })
    expect(marks(w)).toContain('low-battery')
  })

  it('when the button said so before, however long ago, as a level or as a word', () => {
    for (const beat of [{ battery: 12 }, { lowBattery: true }]) {
      const w = world()
      w.heard(ids.counter, beat)
      w.skip(DAY)
      w.press()
      expect(marks(w)).toContain('low-battery')
    }
  })

  it('when it says so within two minutes after, once', () => {
    const w = world()
    w.press()
    w.skip(119)
    expect(w.heard(ids.counter, { battery: 9 }).map(({ type }) => type)).toEqual(['DeviceHeard', 'IncidentMarked'])
    expect(w.heard(ids.counter, { battery: 9 }).map(({ type }) => type)).toEqual(['DeviceHeard'])
    expect(marks(w)).toContain('low-battery')
  })

  it('not when it comes later, is another button’s, or the press says that it is well', () => {
    const late = world()
    late.press()
    late.skip(121)
    late.heard(ids.counter, { battery: 9 })
    expect(marks(late)).not.toContain('low-battery')

    const other = world()
    other.press()
    other.heard(ids.safe, { battery: 9 })
    expect(marks(other)).not.toContain('low-battery')

    const changed = world()
    changed.heard(ids.counter, { battery: 9 })
    changed.press(ids.counter, { battery: 95 })
    expect(marks(changed)).not.toContain('low-battery')
  })

  it('and never quiets it or rings it again', () => {
    const w = world()
    w.press()
    const before = w.view()
    w.heard(ids.counter, { battery: 9 })
    expect(w.view()).toMatchObject({ ringing: before.ringing, presses: before.presses, phase: before.phase })
  })
})

describe('a case opened within two minutes of a press marks the alarm', () => {
  const open = { tamper: true }
  it('before it and after it, and stands in the story of its button', () => {
    const before = world()
    before.heard(ids.counter, open, ids.shop)
    before.skip(119)
    before.press()
    expect(before.incident()).toMatchObject({ marks: expect.arrayContaining(['tamper']), confirmed: true })

    const after = world()
    after.press()
    after.skip(119)
    after.heard(ids.safe, open, ids.shop)
    expect(after.incident()).toMatchObject({ marks: expect.arrayContaining(['tamper']), confirmed: true })
    expect(after.state.openings.get(ids.safe)).toEqual([after.now()])
  })
})

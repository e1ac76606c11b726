import { describe, expect, it } from 'vitest'
import { shopView } from '../../hub/core/shop/shop-view.ts'
import { ids, sampleDirectory, world } from './world.ts'

type World = ReturnType<typeof world>
const arm = (w: World, button = ids.counter) => w.submit({ type: 'ArmTest', at: w.now(), button, site: ids.shop, by: ids.staff })
const shop = (w: World) => {
  const site = w.directory().sites.get(ids.shop)
  if (!site) throw new Error('no shop')
  return shopView(w.state, w.directory(), site, w.now(), null)
}
const DAY = 24 * 3600

describe('the tests of the month', () => {
  it('are owed by every button, until each was pressed as a test', () => {
    const w = world()
    const all = shop(w).month
    expect(all.missing).toContain(ids.counter)
    expect(all.proven).toBe(0)
    arm(w)
    w.press()
    expect(shop(w).month).toMatchObject({ proven: 1, of: all.of })
    expect(shop(w).month.missing).not.toContain(ids.counter)
  })

  it('are not paid by a real press', () => {
    const w = world()
    w.press()
    expect(shop(w).month.proven).toBe(0)
  })

  it('are counted anew when the month of the hub’s time zone begins, are due on the shop’s day and overdue a week after it', () => {
    const w = world({ directory: sampleDirectory({ shop: { testDay: 10 } }) })
    arm(w)
    w.press()
    const { month, until } = shop(w).month
    const says = () => shop(w).buttons[0]?.says
    // The last minute of the last day, and the first of the next, in a zone seven hours ahead of UTC.
    const end = Date.parse(`${until}T23:59:30+07:00`)
    w.skip((end - w.now()) / 1000)
    w.heard(ids.counter)
    expect([shop(w).month.month, shop(w).month.proven, says()]).toEqual([month, 1, 'well'])
    w.skip(60)
    expect(shop(w).month.month).not.toBe(month)
    expect([shop(w).month.proven, says()]).toEqual([0, 'well'])
    w.skip(9 * DAY)
    expect([shop(w).rota?.isToday, says()]).toEqual([true, 'test-due'])
    w.skip(7 * DAY)
    expect(says()).toBe('test-due')
    // Its other buttons were never pressed since it was handed over, more than 38 days ago.
    expect(shop(w).rota?.state).toBe('overdue')
    w.skip(DAY)
    expect([shop(w).rota?.state, says()]).toEqual(['overdue', 'test-overdue'])
  })
})

describe('a test that is armed', () => {
  it('is called off, and the next press is real', () => {
    const w = world()
    arm(w)
    w.submit({ type: 'CallOffTest', at: w.now(), button: ids.counter, site: ids.shop, by: ids.staff })
    w.press()
    expect(w.view()).toMatchObject({ ringing: true })
    expect(w.state.testLog.get(ids.shop)).toMatchObject([{ button: ids.counter, calledOff: true, pressedAt: null }])
  })

  it('is not used up by a press from before it, kept by a button without a line: that one rings', () => {
    const w = world()
    const pressedAt = w.now()
    w.skip(600)
    arm(w)
    w.press(ids.counter, { at: new Date(pressedAt).toISOString() })
    expect(w.view()).toMatchObject({ kind: 'holdup', ringing: true })
    expect(shop(w).buttons[0]?.testUntil, 'and the test waits on').toBeDefined()
  })

  it('stands in the record with who and what came of it, sixty at most for a site', () => {
    const w = world()
    for (let n = 0; n < 70; n++) {
      arm(w)
      w.press()
      w.skip(1000)
    }
    const log = w.state.testLog.get(ids.shop) ?? []
    expect(log).toHaveLength(60)
    expect(log.at(-1)).toMatchObject({ by: ids.staff, button: ids.counter, pressedAt: expect.any(Number) })
  })
})

it('a robbery that follows another keeps the shop still from the first', () => {
  const w = world()
  w.heard(ids.counter, { battery: 90 })
  w.skip(61)
  w.press()
  w.skip(16 * 60)
  w.press(ids.counter, { battery: 30 })
  expect(shop(w).buttons[0]?.battery).toBe(90)
})

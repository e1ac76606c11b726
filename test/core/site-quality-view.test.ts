import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event, EventOf } from '../../hub/contract/events.ts'
import type { ButtonId, SiteId } from '../../hub/contract/ids.ts'
import { type AskedSite, createQuality, type QualityQuestion } from '../../hub/core/reports/site-quality-view.ts'
import { both, lengthIn, lengthOf, minus, type Stretch, union } from '../../hub/core/reports/stretches.ts'

const HOUR = 3_600_000
const FROM = Date.UTC(2026, 9, 31, 17)
const TO = FROM + 240 * HOUR
const [shop, counter, safe] = ['shop' as SiteId, 'counter' as ButtonId, 'safe' as ButtonId]
const askedButton = (id: ButtonId) => ({ id, from: FROM, to: TO, supervision: '90s' as const })
const asked: AskedSite = { id: shop, from: FROM, to: TO, buttons: [askedButton(counter), askedButton(safe)] }
const question: QualityQuestion = { from: FROM, to: TO, timeZone: 'Asia/Ho_Chi_Minh', sites: [asked], open: [], today: [] }

function judged(events: readonly Event[], more: Partial<QualityQuestion> = {}) {
  const quality = createQuality({ ...question, ...more })
  for (const event of events.toSorted((a, b) => a.at - b.at)) quality.add(event)
  const { hub, sites } = quality.result()
  const [site] = sites
  if (!site) throw new Error('the site was asked for')
  return { hub, site }
}
const hours = (ms: number) => ms / HOUR
const at = (hour: number) => FROM + hour * HOUR
let made = 0
function outage(from: number, to: number | null, ...buttons: ButtonId[]): Event[] {
  const id = `outage-${++made}`
  const began: Event = { type: 'OutageBegan', at: at(from), outage: id, cause: 'site', since: at(from), site: shop, buttons }
  return to === null ? [began] : [began, { type: 'OutageEnded', at: at(to), outage: id }]
}

describe('a site', () => {
  it('is available while one of its buttons could have called', () => {
    const { site } = judged(outage(10, 34, counter))
    expect(site).toMatchObject({ of: 240 * HOUR, down: 0, part: 24 * HOUR })
    expect(site.buttons.map(({ down }) => hours(down))).toEqual([24, 0])
    expect(site.outages).toMatchObject([{ cause: 'site', from: at(10), to: at(34), buttons: 1, whole: false }])
  })

  it('was down where the silences of all its buttons overlap, however many entries tell of it', () => {
    const { site } = judged([...outage(10, 20, counter), ...outage(15, 30, safe), ...outage(16, 18, counter, safe)])
    expect([hours(site.down), hours(site.part)]).toEqual([5, 15])
    expect(site.outages).toHaveLength(3)
  })

  it('ends a silence with the button that came back, though the other one is still missed', () => {
    const { site } = judged([...outage(10, 30, counter, safe), { type: 'DeviceOnline', at: at(12), device: counter }])
    expect([hours(site.down), hours(site.part)]).toEqual([2, 18])
  })

  it('is not blamed for the hub’s own downtime, nor for what the hub had not written down before it', () => {
    const downtime: Event = { type: 'HubStarted', at: at(30), downSince: at(20), version: '1' }
    const { hub, site } = judged([...outage(10, 40, counter, safe), downtime])
    expect(hub).toEqual({ down: 10 * HOUR, times: 1 })
    expect(site).toMatchObject({ of: 230 * HOUR, down: 20 * HOUR, hub: 10 * HOUR })
    const late: Event = {
      type: 'OutageBegan',
      at: at(31),
      outage: 'late',
      cause: 'site',
      since: at(19),
      site: shop,
      buttons: [counter, safe],
    }
    expect(hours(judged([downtime, late, { type: 'OutageEnded', at: at(33), outage: 'late' }]).site.down)).toBe(3)
  })

  it('that is on test, or whose buttons are bypassed one and all, is counted apart', () => {
    const onTest: Event = { type: 'SiteOnTest', at: at(5), site: shop, by: 'p' as never, until: at(15), reason: '' }
    const bypassed = (button: ButtonId): Event => ({
      type: 'ButtonBypassed',
      at: at(50),
      button,
      site: shop,
      by: 'p' as never,
      until: at(60),
      reason: '',
    })
    const { site } = judged([onTest, ...outage(10, 12, counter, safe), bypassed(counter), bypassed(safe)])
    expect(site).toMatchObject({ of: 220 * HOUR, down: 0, quiet: 20 * HOUR })
    const one = judged([bypassed(counter), ...outage(55, 70, safe)]).site
    expect(one, 'the only one left was silent').toMatchObject({ down: 5 * HOUR, quiet: 0, part: 10 * HOUR })
    expect(one.buttons[0]).toMatchObject({ quiet: 10 * HOUR })
  })

  it('has an outage that lasts, and one that began before anything that was read', () => {
    expect(judged(outage(200, null, counter, safe)).site).toMatchObject({ down: 40 * HOUR, outages: [{ to: null }] })
    const open = [{ id: 'old', cause: 'button' as const, since: FROM - 900 * HOUR, site: shop, buttons: [counter, safe] }]
    expect(judged([], { open }).site).toMatchObject({ of: 240 * HOUR, down: 240 * HOUR })
  })

  it('is counted from when its buttons were first heard', () => {
    const buttons = [{ ...askedButton(counter), from: at(100) }]
    expect(judged([], { sites: [{ ...asked, buttons }] }).site.of).toBe(140 * HOUR)
    expect(judged([], { sites: [{ ...asked, buttons: [] }] }).site).toMatchObject({ of: 0, down: 0 })
  })

  it('keeps one entry of what a wider cause has joined', () => {
    const began = [...outage(10, null, counter), ...outage(10, null, safe)] as EventOf<'OutageBegan'>[]
    const joined = began.map((each) => each.outage)
    const wide: Event = { type: 'OutagesJoined', at: at(11), outage: 'street-1', cause: 'street', joined }
    const { site } = judged([...began, wide, { type: 'OutageEnded', at: at(14), outage: 'street-1' }])
    expect(site.outages).toMatchObject([{ cause: 'street', from: at(10), to: at(14), buttons: 2, whole: true }])
    expect(hours(site.down)).toBe(4)
  })

  it('sums how its buttons reported, with the day that is not closed yet', () => {
    const day: Event = {
      type: 'SupervisionDay',
      at: at(24),
      day: '2026-11-01',
      from: at(0),
      to: at(24),
      deafMs: 0,
      buttons: [[counter, 3, 30_000, [1, 1, 0, 0, 0, 0]]],
    }
    const { site } = judged([day], { today: [[safe, 2, 100_000, [0, 0, 1, 0, 0, 0]]] })
    expect(site.reported).toEqual({ heard: 5, longestMs: 100_000, gaps: [1, 1, 1, 0, 0, 0] })
  })
})

const stretch = fc
  .tuple(fc.integer({ min: -30, max: 260 }), fc.integer({ min: 0, max: 60 }))
  .map(([from, long]): Stretch => [from, from + long])
const set = fc.array(stretch, { maxLength: 8 })

describe('whatever happens', () => {
  it('sets of time behave as sets: nothing is counted twice, nothing is lost', () => {
    const minutes = (any: readonly Stretch[]) => new Set(any.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n)))
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [left, right] = [union(a), union(b)]
        expect(lengthOf(left)).toBe(minutes(a).size)
        expect(minutes(both(left, right))).toEqual(new Set([...minutes(a)].filter((minute) => minutes(b).has(minute))))
        expect(minutes(minus(left, right))).toEqual(new Set([...minutes(a)].filter((minute) => !minutes(b).has(minute))))
        expect(lengthIn(left, 0, 100)).toBe([...minutes(a)].filter((minute) => minute >= 0 && minute < 100).length)
      }),
    )
  })

  it('availability is between none and all, the days add up to the whole, and no site is worse than its best button', () => {
    const event = fc.record({ what: fc.constantFrom('counter', 'safe', 'both', 'hub', 'test', 'bypass', 'online'), when: stretch })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (told) => {
        const events = told.flatMap(({ what, when: [from, to] }): Event[] => {
          if (what === 'hub') return [{ type: 'HubStarted', at: at(to), downSince: at(from), version: '1' }]
          if (what === 'test') return [{ type: 'SiteOnTest', at: at(from), site: shop, by: 'p' as never, until: at(to), reason: '' }]
          if (what === 'bypass')
            return [{ type: 'ButtonBypassed', at: at(from), button: safe, site: shop, by: 'p' as never, until: at(to), reason: '' }]
          if (what === 'online') return [{ type: 'DeviceOnline', at: at(from), device: counter }]
          return outage(from, to, ...(what === 'both' ? [counter, safe] : [what as ButtonId]))
        })
        const { site } = judged(events)
        expect(site.down).toBeGreaterThanOrEqual(0)
        expect(site.down + site.part).toBeLessThanOrEqual(site.of)
        expect(site.of + site.hub + site.quiet).toBe(240 * HOUR)
        for (const button of site.buttons) expect(button.down).toBeLessThanOrEqual(button.of)
        for (const which of ['of', 'down', 'hub', 'quiet', 'part'] as const)
          expect(site.days.reduce((sum, day) => sum + day[which], 0)).toBe(site[which])
        expect(site.of - site.down).toBeGreaterThanOrEqual(Math.max(...site.buttons.map(({ of, down }) => of - down)))
      }),
      { numRuns: 500 },
    )
  })
})
